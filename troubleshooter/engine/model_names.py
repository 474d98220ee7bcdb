"""What somebody wrote in the place of a model id, taken apart.

Knows how names are written, but no model: `model_catalogue` compares what was read here with the
models that exist. Names come from pastes and addresses, so they are hostile: no more than `LONGEST`
characters are looked at, and no pattern repeats what another one could repeat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from troubleshooter.engine.models import ModelFamily

LONGEST = 300
"""An ARN of Amazon Bedrock has some 150 characters."""
_WORDS = 40


class Platform(StrEnum):
    """Whose form of an id it is."""

    GATEWAY = "gateway"
    """OpenRouter, LiteLLM, Vercel and others put a name in front: `anthropic/claude-...`."""
    BEDROCK = "bedrock"
    GOOGLE_CLOUD = "google-cloud"


@dataclass(frozen=True, slots=True)
class TypedName:
    """What can be read off a name; ids of the API are read the same way, to be compared with."""

    text: str
    """The name without what surrounds it."""
    bare: str
    """The name without the form of a platform, in lower case."""
    platform: Platform | None = None
    vendor: str | None = None
    """Whose model it is, where the name says that it is not Anthropic's."""
    is_alias: bool = False
    """Whether Claude Code would replace it by an id."""
    says_claude: bool = False
    families: tuple[ModelFamily, ...] = ()
    version: tuple[int, ...] = ()
    """One or two numbers; a zero at the end is left out."""
    typed_version: str = ""
    """Its numbers as they were typed: `45` may be meant as 4.5, and `20` is not 2."""
    date: str = ""
    extra: tuple[str, ...] = ()
    """Words that are neither family, version nor date: `latest`, `thinking`."""
    is_surrounded: bool = False
    """Whether white space or quotes stand around it."""
    is_misspelt: bool = False
    has_capitals: bool = False
    has_spaces: bool = False
    has_dots: bool = False
    has_revision: bool = False
    """Whether it ends in something like `-v2` or `-v1:0`, as ids of Amazon Bedrock do."""
    has_long_context: bool = False
    """Whether it ends in `[1m]`, as only Claude Code takes it."""
    version_first: bool = False


_AROUND = " \t\r\n\v\f\xa0\u200b\ufeff\"'`“”‘’"
_PUNCTUATION = _AROUND + ".,;:!?(){}<>\\"

_ALIASES = {
    "sonnet": (ModelFamily.SONNET,),
    "opus": (ModelFamily.OPUS,),
    "haiku": (ModelFamily.HAIKU,),
    "fable": (ModelFamily.FABLE,),
    "opusplan": (ModelFamily.OPUS, ModelFamily.SONNET),
    "best": (),
    "default": (),
    "inherit": (),
}
"""Names that Claude Code takes; source: https://code.claude.com/docs/en/model-config and
/sub-agents (`inherit`)."""
_LONG_CONTEXT = re.compile(r"\[1m\]$")

_VENDORS = re.compile(
    r"""
    (?:^|[/.:@\ ~])
    (?:
      (?P<OpenAI> (?:chat)?gpt | o[134](?:-|$) | text-davinci | davinci | codex | openai )
    | (?P<Google> gemini | gemma | palm | text-bison | chat-bison )
    | (?P<Meta> (?:meta-?)? llama | codellama )
    | (?P<Mistral> (?:open-)? mi[sx]tral | codestral | ministral | magistral | devstral | pixtral )
    | (?P<DeepSeek> deepseek )
    | (?P<Alibaba> qwen | qwq )
    | (?P<xAI> grok | x-ai )
    | (?P<Cohere> command-(?:r|a|light|nightly) | cohere | c4ai )
    | (?P<Moonshot> kimi | moonshot )
    | (?P<Zhipu> glm- | z-?ai/ )
    | (?P<MiniMax> minimax )
    | (?P<Amazon> amazon\.(?:nova|titan) | nova-(?:micro|lite|pro|premier) | titan-text )
    | (?P<Microsoft> phi-\d )
    | (?P<NVIDIA> nemotron )
    | (?P<Perplexity> sonar )
    )
    """,
    re.VERBOSE,
)

_BEDROCK = re.compile(r"^(?:(?:[a-z]{2}(?:-gov)?|apac|global)\.)?anthropic\.")
_PREFIX = re.compile(r"^[a-z_~-]{1,20}[.:](?=claude)")
_REVISION = re.compile(r"(?<=[\d a-z])[-@ ]v\d{1,2}(?::\d{1,2})?(?::\d{1,4}k)?$")
_TOKEN = re.compile(
    r"claude|anthropic|sonnet|opus|haiku|fable|mythos|instant|\d{1,4}[km](?![a-z0-9])|[a-z]+|\d+"
)
_DOT = re.compile(r"\d\.\d")
_FAMILIES = {each.value: each for each in ModelFamily if each is not ModelFamily.CLAUDE}
_KNOWN = (*_FAMILIES, "claude")


def read_name(typed: str) -> TypedName:
    """Take a name apart. Anything may come; what cannot be read leaves the parts empty."""
    typed = typed[:LONGEST]
    text = typed.strip(_PUNCTUATION)
    lower = text.lower()
    bare, platform = _without_platform(lower)
    has_long_context = bool(_LONG_CONTEXT.search(bare))
    bare = _LONG_CONTEXT.sub("", bare)
    has_revision = bool(_REVISION.search(bare)) and _has_version(_REVISION.sub("", bare))
    if has_revision:
        bare = _REVISION.sub("", bare)
    parts = _read_parts(bare)
    alias = _ALIASES.get(bare)
    if alias is not None:
        parts.families = list(alias)
    is_claude = parts.says_claude or alias is not None
    return TypedName(
        text=text,
        bare=bare,
        platform=platform or (Platform.GATEWAY if parts.says_anthropic else None),
        vendor=None if is_claude else _find_vendor(lower),
        is_alias=alias is not None,
        says_claude=parts.says_claude,
        families=tuple(dict.fromkeys(parts.families)),
        version=_without_zero(parts.version),
        typed_version=".".join(parts.numbers),
        date=parts.date,
        extra=() if alias is not None else tuple(dict.fromkeys(parts.extra)),
        is_surrounded=typed != typed.strip(_AROUND),
        is_misspelt=parts.is_misspelt,
        has_capitals=text != lower,
        has_spaces=len(text.split()) > 1,
        has_dots=bool(_DOT.search(bare)),
        has_revision=has_revision,
        has_long_context=has_long_context,
        version_first=parts.version_first,
    )


def _without_platform(lower: str) -> tuple[str, Platform | None]:
    """The name inside an ARN, a path, or behind the prefix of a platform or gateway."""
    segments = lower.split("/")
    inner = next((each for each in reversed(segments) if "claude" in each), segments[-1])
    platform = None
    if segments[0].startswith("arn:") or "bedrock" in segments:
        platform = Platform.BEDROCK
    elif {"publishers", "projects", "vertex_ai", "vertex"} & set(segments):
        platform = Platform.GOOGLE_CLOUD
    elif len(segments) > 1:
        platform = Platform.GATEWAY
    if found := _BEDROCK.match(inner):
        return inner[found.end() :], Platform.BEDROCK
    if found := _PREFIX.match(inner):
        return inner[found.end() :], platform or Platform.GATEWAY
    if "@" in inner:
        return inner, Platform.GOOGLE_CLOUD
    return inner, platform


def _has_version(text: str) -> bool:
    """Whether a number is left: in `claude-v2` the number behind the v is the version itself."""
    return any(each.isdecimal() for each in text)


@dataclass(slots=True)
class _Parts:
    """What the words of a name are, while it is read."""

    says_claude: bool = False
    says_anthropic: bool = False
    families: list[ModelFamily] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    """Those of the version."""
    date: str = ""
    extra: list[str] = field(default_factory=list)
    is_misspelt: bool = False
    version_first: bool = False

    @property
    def version(self) -> list[int]:
        """One or two digits: "sonnet 45" is how some say 4.5."""
        digits = "".join(self.numbers)
        return [int(each) for each in digits.lstrip("0") or digits[:1]]

    def add_word(self, word: str) -> None:
        known = word if word in _KNOWN else _correct(word)
        self.is_misspelt |= known != word and bool(known)
        if known == "claude":
            self.says_claude = True
        elif known:
            self.version_first |= bool(self.numbers) and not self.families
            self.families.append(_FAMILIES[known])
        elif word == "anthropic":
            self.says_anthropic = True
        elif word != "v":
            self.extra.append(word)

    def add_number(self, digits: str) -> None:
        """One or two short numbers are a version, everything after them, or longer, is a date."""
        room = 2 - len(self.version)
        if not self.date and len(digits) <= room:
            self.numbers.append(digits)
        else:
            self.date += digits


def _read_parts(bare: str) -> _Parts:
    parts = _Parts()
    for word in _TOKEN.findall(bare)[:_WORDS]:
        if word.isdecimal():
            parts.add_number(word)
        else:
            parts.add_word(word)
    return parts


def _without_zero(version: list[int]) -> tuple[int, ...]:
    return tuple(version[:1] if version[1:] == [0] else version)


def _find_vendor(lower: str) -> str | None:
    found = _VENDORS.search(lower)
    return found.lastgroup if found else None


def _correct(word: str) -> str:
    """The known word that differs from `word` by one slip of a finger, or an empty text.

    Words of four letters or less are too near to other words.
    """
    if not 5 <= len(word) <= 8:
        return ""
    return next((known for known in _KNOWN if len(known) > 4 and _is_near(word, known)), "")


def _is_near(word: str, known: str) -> bool:
    """Whether one letter is too many, missing, another one, or swapped with its neighbour."""
    same = 0
    while same < min(len(word), len(known)) and word[same] == known[same]:
        same += 1
    rest, wanted = word[same:], known[same:]
    return (
        rest[1:] in {wanted, wanted[1:]}
        or rest == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )
