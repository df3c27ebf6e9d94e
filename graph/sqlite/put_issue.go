package sqlite

import (
	"context"

	"github.com/allymap/allymap/graph"
)

const putIssueSQL = `
INSERT INTO issue (no, id, audience, area, title, title_key, description, status, visibility, version, created_at, updated_at, created_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
ON CONFLICT (no) DO UPDATE SET audience = ?3, area = ?4, title = ?5, title_key = ?6, description = ?7, status = ?8,
  visibility = ?9, version = ?10, created_at = ?11, updated_at = ?12, created_by = ?13`

const moveAssessmentsSQL = `UPDATE assessment SET issue_audience = ?2 WHERE issue = ?1`

func (a *applying) putIssues(ctx context.Context, b graph.Batch) error {
	for _, i := range b.Put.Issues {
		area, err := a.area(ctx, i.AreaID)
		if err != nil {
			return err
		}
		no, audience, err := a.putTrace(ctx, i.ID, i.Audience(), area)
		if err == nil {
			err = a.exec(ctx, putIssueSQL, no, i.ID, audience, i.AreaID, i.Title, i.TitleKey(), text(i.Description), string(i.Status),
				string(i.Visibility), int64(i.Version), i.CreatedAt.UnixMilli(), i.UpdatedAt.UnixMilli(), text(i.CreatedBy))
		}
		if err == nil && !a.added[i.ID] {
			err = a.exec(ctx, moveAssessmentsSQL, no, audience)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

const dropIssueSQL = `DELETE FROM issue WHERE no = ?1`

func (a *applying) removeIssue(ctx context.Context, no int64) error {
	return a.exec(ctx, dropIssueSQL, no)
}

const putAssessmentSQL = `
INSERT INTO assessment (no, id, audience, actor, issue, issue_audience, actor_id, issue_id, area, date_key, speaks_of, support,
  influence, roles, note, visibility, version, created_at, created_by)
VALUES (?1, ?2, ?3, ?4, ?5, (SELECT i.audience FROM issue i WHERE i.no = ?5), ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
ON CONFLICT (no) DO UPDATE SET audience = ?3, date_key = ?9, speaks_of = ?10, support = ?11, influence = ?12, roles = ?13,
  note = ?14, visibility = ?15, version = ?16, created_at = ?17, created_by = ?18`

func (a *applying) putAssessments(ctx context.Context, b graph.Batch) error {
	for _, s := range b.Put.Assessments {
		if err := a.putAssessment(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

func (a *applying) putAssessment(ctx context.Context, s *graph.Assessment) error {
	area, err := a.area(ctx, s.AreaID)
	if err != nil {
		return err
	}
	actor, err := a.trace(ctx, s.ActorID)
	if err != nil {
		return err
	}
	issue, err := a.trace(ctx, s.IssueID)
	if err != nil {
		return err
	}
	no, audience, err := a.putTrace(ctx, s.ID, s.Audience(), area, actor, issue)
	if err != nil {
		return err
	}
	roles, err := enlist(s.Roles)
	if err != nil {
		return err
	}
	return a.exec(ctx, putAssessmentSQL, no, s.ID, audience, actor, issue, s.ActorID, s.IssueID, s.AreaID, s.DateKey(), string(s.On),
		string(s.Support), count(s.Influence), roles, text(s.Note), string(s.Visibility), int64(s.Version), s.CreatedAt.UnixMilli(),
		text(s.CreatedBy))
}

const dropAssessmentSQL = `DELETE FROM assessment WHERE no = ?1`

func (a *applying) removeAssessment(ctx context.Context, no int64) error {
	return a.exec(ctx, dropAssessmentSQL, no)
}
