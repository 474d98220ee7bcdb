// Several questions at once: every promise is awaited, here all together.
import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

async function answer(question: string): Promise<string> {
  const message = await client.messages.create({
    model: 'claude-sonnet-5-5',
    max_tokens: 1024,
    messages: [{ role: 'user', content: question }],
  });
  return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

const questions = ['Mars', 'Jupiter', 'Saturn'].map((planet) => `Name one moon of ${planet}.`);
const answers = await Promise.all(questions.map(answer));
questions.forEach((question, place) => console.log(question, answers[place]));
