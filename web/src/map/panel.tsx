// Who is chosen on a map: what they are, whom they are tied to, and what can be done with them.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { actorPath, withQuery } from '../route';
import { me } from '../session';
import { Kind, Name } from '../ui';
import { linkWord } from '../words';
import { type Actor, type Direction, type Whole, otherEnd } from './graph';

interface PanelProps {
  readonly of: Actor;
  readonly whole: Whole;
  /** Whether focus comes here as it opens: the keyboard opened it. */
  readonly focused: boolean;
  /** In whose surroundings; undefined: on the whole map, where all links are known. */
  readonly focus: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onClose: () => void;
  /** undefined: cannot be moved. */
  readonly onMove: ((direction: Direction) => void) | undefined;
}

export function Panel({ of, whole, focused, focus, onSelect, onClose, onMove }: PanelProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    if (focused) title.current?.focus();
  }, [of.id, focused]);
  return (
    <section class="chosen" aria-labelledby={id} onKeyDown={(e) => e.key === 'Escape' && (e.preventDefault(), onClose())}>
      <header>
        <h2 id={id} ref={title} tabindex={-1}><Name of={of} /></h2>
        <button class="plain" onClick={onClose} aria-label={t('close')}>×</button>
      </header>
      <p><Kind kind={of.kind} /></p>
      <p class="actions">
        <a class="button primary" href={actorPath(of.id)}>{t('map.open')}</a>
        {of.id === focus ? null : <a class="button" href={withQuery({ focus: of.id, steps: null, at: null })}>{t('map.focus')}</a>}
      </p>
      {onMove ? <Mover onMove={onMove} /> : null}
      <Ties of={of} whole={whole} focus={focus} onSelect={onSelect} />
    </section>
  );
}

function Ties({ of, whole, focus, onSelect }: Pick<PanelProps, 'of' | 'whole' | 'focus' | 'onSelect'>) {
  const ties = whole.of.get(of.id) ?? [];
  const symmetric = new Set(me.value?.linkTypes.filter((l) => l.symmetric).map((l) => l.type));
  const rows = ties.map((tie) => ({
    tie,
    other: whole.actors.get(otherEnd(tie, of.id))!,
    word: linkWord(tie.type, symmetric.has(tie.type) ? 'BOTH' : tie.from === of.id ? 'OUT' : 'IN'),
  }));
  rows.sort((a, b) => a.word.localeCompare(b.word) || a.other.name.localeCompare(b.other.name));
  return (
    <>
      <h3>{t(!focus || of.id === focus ? 'map.links' : 'map.linksHere', { count: rows.length })}</h3>
      <ul>
        {rows.map(({ tie, other, word }) => (
          <li key={tie.id}>
            <span>{word}</span> <button class="link" onClick={() => onSelect(other.id)}><Name of={other} /></button>
          </li>
        ))}
      </ul>
    </>
  );
}

const keys: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const signs: Record<Direction, string> = { left: '←', right: '→', up: '↑', down: '↓' };

/** Every drag is this menu too: four buttons, and the arrow keys on any of them. */
function Mover({ onMove }: { onMove: (direction: Direction) => void }) {
  const [open, setOpen] = useState(false);
  const key = (e: KeyboardEvent) => {
    const direction = keys[e.key];
    if (!direction) return;
    e.preventDefault();
    onMove(direction);
  };
  return (
    <>
      <button onClick={() => setOpen(!open)} aria-expanded={open}>{t('map.move')}</button>
      {open ? (
        <>
          <div class="move" role="group" aria-label={t('map.move')} onKeyDown={key}>
            {(['up', 'left', 'right', 'down'] as const).map((d) => (
              <button key={d} class={d} onClick={() => onMove(d)} aria-label={t(`map.${d}`)}>{signs[d]}</button>
            ))}
          </div>
          <p class="help">{t('map.moveHelp')}</p>
        </>
      ) : null}
    </>
  );
}
