"""Inaction (为官不为), part 三 of the Opinion, and what part 四 says of leads: a module a stage.

| article | modules |
|---|---|
| 三(三)1 | leads |
| 三(三)2 | verification |
| 二(三)2 | tolerance_check |
| 三(三)3 | disposition, accountability |
| 三(三)4 | rectification |
| 四(三) | supervision, campaign, sampling |
| 四(六) | referral, publicity |
| practice | file |
"""
