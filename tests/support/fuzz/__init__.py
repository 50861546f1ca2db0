"""Random stateful programs: drawn, run, judged and shrunk."""
