"""`python -m toc` is `toc`."""

from toc.apps.cli import run

if __name__ == "__main__":
    run()
