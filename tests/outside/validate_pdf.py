"""Prints what page-validation finds in PDF files, one finding a line; nothing if all is well.

usage: validate_pdf.py FILE...

Each file must be PDF/A-2a and PDF/UA-1 at once.
"""

import sys

from page import SafetyLimits, validate_pdf

for path in sys.argv[1:]:
    for profile in ("2a", "ua1"):
        report = validate_pdf(path, profile=profile, limits=SafetyLimits.unlimited())
        for failure in report.failures:
            print(f"{path}: {profile}: {failure.rule_id}: {failure.message}")
        if not report.is_compliant and not report.failures:
            print(f"{path}: {profile}: not compliant")
