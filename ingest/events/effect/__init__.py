"""When a change takes effect, by the times of its sentence and those that it shares."""
