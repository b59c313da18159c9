skip_to_content = Jump
home Home
= nothing
