package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const putMeetingSQL = `
INSERT INTO meeting (no, id, audience, kind, leaders, others, area, held_on, agreed, next_step, next_step_by, due, done_on, note,
  visibility, version, created_at, updated_at, created_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
ON CONFLICT (no) DO UPDATE SET audience = ?3, kind = ?4, leaders = ?5, others = ?6, area = ?7, held_on = ?8, agreed = ?9,
  next_step = ?10, next_step_by = ?11, due = ?12, done_on = ?13, note = ?14, visibility = ?15, version = ?16, created_at = ?17,
  updated_at = ?18, created_by = ?19`

func (a *applying) putMeetings(ctx context.Context, b graph.Batch) error {
	for _, m := range b.Put.Meetings {
		if err := a.putMeeting(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// putMeeting writes the row, and then anew who was there and where the meeting stands in which diary.
func (a *applying) putMeeting(ctx context.Context, m *graph.Meeting) error {
	area, err := a.area(ctx, m.AreaID)
	if err != nil {
		return err
	}
	no, audience, err := a.putTrace(ctx, m.ID, m.Audience(), area)
	if err != nil {
		return err
	}
	if !a.added[m.ID] {
		if err := a.clearMeeting(ctx, no); err != nil {
			return err
		}
	}
	err = a.exec(ctx, putMeetingSQL, no, m.ID, audience, string(m.Kind), array(m.LeaderIDs), array(m.WithIDs), m.AreaID, string(m.On),
		text(m.Agreed), text(m.NextStep), text(m.NextStepBy), text(m.Due), text(m.DoneOn), text(m.Note), string(m.Visibility),
		int64(m.Version), m.CreatedAt.UnixMilli(), m.UpdatedAt.UnixMilli(), text(m.CreatedBy))
	if err != nil {
		return err
	}
	return a.putDiaries(ctx, m, no, audience, area)
}

const putAttendanceSQL = `INSERT INTO attendance (meeting, actor, audience) VALUES (?1, ?2, ?3)`

const putTraceEndSQL = `INSERT INTO trace_end (record, other) VALUES (?1, ?2) ON CONFLICT DO NOTHING`

const putDiarySQL = `INSERT INTO diary (owner, list, key, meeting, audience) VALUES (?1, ?2, ?3, ?4, ?5)`

func (a *applying) putDiaries(ctx context.Context, m *graph.Meeting, no, audience, area int64) error {
	held, open := []int64{area}, []int64{}
	for _, id := range m.ActorIDs() {
		e, err := a.end(ctx, id)
		if err == nil {
			err = a.exec(ctx, putAttendanceSQL, no, e.no, e.audience)
		}
		if err == nil {
			err = a.exec(ctx, putTraceEndSQL, no, e.no)
		}
		if err != nil {
			return err
		}
		held = append(held, e.no)
	}
	for _, owner := range held {
		if err := a.exec(ctx, putDiarySQL, owner, heldList, m.DateKey(), no, audience); err != nil {
			return err
		}
	}
	if m.Open() {
		open = append(open, area)
	}
	for _, id := range m.DoerIDs() {
		e, err := a.end(ctx, id)
		if err != nil {
			return err
		}
		open = append(open, e.no)
	}
	for _, owner := range open {
		if err := a.exec(ctx, putDiarySQL, owner, openList, m.DueKey(), no, audience); err != nil {
			return err
		}
	}
	return nil
}

const dropDiarySQL = `
DELETE FROM diary
WHERE (owner, list, key) IN (SELECT d.owner, d.list, d.key FROM diary d WHERE d.meeting = ?1)`

const dropAttendanceSQL = `DELETE FROM attendance WHERE meeting = ?1`

// clearMeeting takes a meeting out of every diary; its row stays.
func (a *applying) clearMeeting(ctx context.Context, no int64) error {
	if err := a.exec(ctx, dropDiarySQL, no); err != nil {
		return err
	}
	return a.exec(ctx, dropAttendanceSQL, no)
}

const dropMeetingSQL = `DELETE FROM meeting WHERE no = ?1`

func (a *applying) removeMeeting(ctx context.Context, no int64) error {
	if err := a.clearMeeting(ctx, no); err != nil {
		return err
	}
	return a.exec(ctx, dropMeetingSQL, no)
}

const moveAttendanceSQL = `UPDATE attendance SET audience = ?2 WHERE actor = ?1`

// moveAttendance tells an actor's meetings what became of its audience.
func (a *applying) moveAttendance(ctx context.Context, old, young *shadow) error {
	if old == nil || old.audience == young.audience {
		return nil
	}
	return a.exec(ctx, moveAttendanceSQL, young.no, young.audience)
}
