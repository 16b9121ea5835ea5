c/OOjQnPjPY=
