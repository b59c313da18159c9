skip_to_content = Jump to the text
