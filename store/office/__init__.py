"""The office's week: who recorded what, what changed, what to look at again, handing over, taking back."""
