"""Other engines that run the benchmark process beside ours. Development only; each is left out when it is not installed."""
