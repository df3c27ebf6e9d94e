package neo4jtest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"
)

// trainTimeout bounds the end of the training run, when the JVM writes its
// archive: 15 s on two idle cores.
const trainTimeout = 3 * time.Minute

// archiveOf is where the JVM keeps the classes of these jars, read and verified
// once. With it Neo4j answers after 5 s rather than 9, for 8 s of processor time
// rather than 12. A JVM that did not write the archive passes it over in silence.
func archiveOf(lib string) string { return filepath.Join(filepath.Dir(lib), "classes.jsa") }

// train makes the archive, by a run of what every run does: start, look, empty,
// stop. It is a matter of speed alone, so the caller may let a failure pass: what
// ails Neo4j shows again at the start proper.
func train(ctx context.Context, java, lib string) error {
	part := archiveOf(lib) + ".part"
	i := &Instance{options: Options{archiveAtExit: part}, temporary: true, java: java, lib: lib}
	var err error
	if i.options.Dir, i.alive, err = temporaryDir(ctx); err != nil {
		return err
	}
	if err = i.prepare(); err == nil {
		err = i.start(ctx)
	}
	if err == nil {
		err = i.exercise(ctx)
	}
	if err == nil {
		stopping, cancel := context.WithTimeout(ctx, trainTimeout)
		defer cancel()
		err = i.process.stop(stopping)
	}
	if err = errors.Join(err, i.Stop(ctx)); err != nil {
		return err
	}
	return os.Rename(part, archiveOf(lib))
}

func (i *Instance) exercise(ctx context.Context) error {
	driver, err := connect(i.server, i.server.Password)
	if err != nil {
		return err
	}
	return errors.Join(empty(ctx, driver, true), driver.Close(ctx))
}
