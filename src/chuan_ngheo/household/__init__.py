"""What is asked: the household, its members, the survey's code lists, the vocabulary of facts."""
