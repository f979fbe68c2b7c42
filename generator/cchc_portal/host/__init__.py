"""MkDocs: the plugin, the shell, the build. The only folder that imports mkdocs, so that it can be left one day."""
