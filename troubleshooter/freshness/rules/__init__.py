"""What must agree between an SDK and our content, in both directions; one generator a rule.

A part that could not be taken is told by a rule of its own, and passed over by the others. What a
finding says is what its author has to write.
"""
