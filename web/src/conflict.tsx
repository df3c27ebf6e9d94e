// What somebody else wrote while one was writing: both versions of each field that both changed, and one's choice between them.
import { t } from './i18n';
import { Choice } from './ui';

export type Side = 'mine' | 'theirs';

export interface Disputed<F extends string> {
  readonly name: F;
  readonly label: string;
  /** Both versions, as they are read. */
  readonly mine: string;
  readonly theirs: string;
  readonly takes: Side;
}

export const Conflict = <F extends string>({ fields, onChoose }: { fields: readonly Disputed<F>[]; onChoose: (field: F, side: Side) => void }) => (
  <section class="conflict" aria-label={t('conflict.title')}>
    <p>{t('conflict.text')}</p>
    {fields.map(({ name, label, mine, theirs, takes }) => (
      <Choice
        key={name}
        legend={label}
        value={takes}
        onChange={(side) => onChoose(name, side)}
        options={[
          { value: 'mine', label: t('conflict.mine', { value: mine || t('conflict.empty') }) },
          { value: 'theirs', label: t('conflict.theirs', { value: theirs || t('conflict.empty') }) },
        ]}
      />
    ))}
  </section>
);
