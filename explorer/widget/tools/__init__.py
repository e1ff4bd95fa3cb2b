"""The explorer's tools: each has a module here if it needs the kernel, and a script of its name.

The script, ``page/tools/name.js``, draws the tool's panel and sends a person's requests. The module
has a `Tool`, which carries them out and returns the data that the panel shows.
"""
