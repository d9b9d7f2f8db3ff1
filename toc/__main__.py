"""`python -m toc` is `toc`."""

from toc.cli import run

if __name__ == "__main__":
    run()
