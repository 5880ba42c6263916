"""Tolerance (容错), part 二 of the Opinion: a module a stage.

| article | modules |
|---|---|
| 二(一)–(二) | assessment, answers |
| 二(三)1–2 | intake |
| 二(三)3 | investigation |
| 二(三)4 | determination, outcomes, filing |
| 二(三)5 | feedback |
| 二(四) | results |
| 二(五)4 | correction; 二(五)1–3 are kept in ``record.registers`` |
| practice | endings, file |
"""
