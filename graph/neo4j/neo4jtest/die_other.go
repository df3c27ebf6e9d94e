//go:build unix && !linux

package neo4jtest

import "syscall"

// childOfOurs puts Neo4j in a process group of its own. Only Linux can also tie
// its life to its starter's: here a killed test process leaves it running.
func childOfOurs() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}
