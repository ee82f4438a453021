"""The web application around the pages: headers, hosts, errors, files, login."""
