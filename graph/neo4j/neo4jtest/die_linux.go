package neo4jtest

import "syscall"

// childOfOurs puts Neo4j in a process group of its own, so that a Ctrl-C in the
// terminal reaches it only when its starter chooses, and has the kernel kill it
// when its starter dies without a chance to (kill -9, a test's panic or timeout).
func childOfOurs() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
