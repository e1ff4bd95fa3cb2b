"""What stands on the explorer's tool bar. Each tool is a module here, and a script of its name.

The page's half (``name.js``) draws the tool's panel and sends what a person does; the kernel's
half, where it needs one, is a `Tool`: it carries out the messages and says what its panel shows.
"""
