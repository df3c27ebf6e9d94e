// What a change did to the fields of a record: before and after, in words.
import type { ChangeKind } from '../../gql/graphql';
import { t } from '../../i18n';
import { type Names, Value, fieldWord } from '../../said';

export interface FieldSaid {
  readonly field: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** The value of a field of the log, which is JSON. */
export const parsed = (json: string | null | undefined): unknown => (json == null ? null : JSON.parse(json));

/** All values in fields, for those whom they name by ids. */
export const valuesIn = (fields: readonly FieldSaid[]): unknown[] => fields.flatMap((f) => [parsed(f.before), parsed(f.after)]);

export function Fields({ fields, kind, names }: { fields: readonly FieldSaid[]; kind: ChangeKind; names: Names }) {
  if (fields.length === 0) return null;
  const list = (
    <dl class="fields">
      {fields.map((f) => (
        <div key={f.field}>
          <dt>{fieldWord(f.field)}</dt>
          {kind === 'CHANGED' ? (
            <dd>
              <span class="hidden">{t('said.before')} </span><del><Value field={f.field} value={parsed(f.before)} names={names} /></del>
              <span aria-hidden="true" class="became" />
              <span class="hidden"> {t('said.after')} </span><ins><Value field={f.field} value={parsed(f.after)} names={names} /></ins>
            </dd>
          ) : (
            <dd><Value field={f.field} value={parsed(kind === 'ADDED' ? f.after : f.before)} names={names} /></dd>
          )}
        </div>
      ))}
    </dl>
  );
  return kind === 'CHANGED' ? list : <details><summary>{t('said.all')}</summary>{list}</details>;
}
