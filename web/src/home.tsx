// The first page: the areas, and one's own first; and where an administrator adds one.
import { useEffect, useState } from 'preact/hooks';
import { AddAreaDocument } from './gql/graphql';
import { Failure } from './graphql';
import { t } from './i18n';
import { send } from './queue';
import { areaPath, go } from './route';
import { look, me, mayWrite } from './session';
import { Empty, Field, FormEnd, Title, dirOf, useOpening } from './ui';
import { byField, failureWord } from './words';

export function Home() {
  const m = me.value!;
  const own = m.areas.filter((a) => mayWrite(a.slug));
  const others = m.areas.filter((a) => !mayWrite(a.slug));
  const admin = m.viewer.role === 'ADMIN';
  // Who works in one area has nothing to choose.
  const only = own.length === 1 && !admin ? own[0] : undefined;
  useEffect(() => {
    if (only) go(areaPath(only.slug), true);
  }, [only?.slug]);
  if (only) return null;
  return (
    <div class="page">
      <Title>{t('home.title', { name: m.viewer.name })}</Title>
      {m.areas.length === 0 ? <Empty text={t(admin ? 'home.first' : 'home.empty')} /> : null}
      <Areas title={t('home.own')} areas={own} />
      <Areas title={t('home.others')} areas={others} />
      {admin ? <Adding first={m.areas.length === 0} /> : null}
    </div>
  );
}

/** A button that opens the form; where there is no area yet, the form itself. */
function Adding({ first }: { first: boolean }) {
  const { open, show, close, form, opener } = useOpening(first);
  if (!open) return <p><button ref={opener} onClick={show}>{t('home.addArea')}</button></p>;
  return <AreaForm form={form} close={first ? undefined : close} />;
}

const mostSlug = 50;

/** The short name that a name proposes; nothing where it has no Latin letter. */
const slugOf = (name: string): string =>
  name.normalize('NFKD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, mostSlug).replace(/^-|-$/g, '');

function AreaForm({ form, close }: { form: (form: HTMLElement | null) => void; close: (() => void) | undefined }) {
  const [name, setName] = useState('');
  const [own, setOwn] = useState<string>(); // what was written in place of the proposal
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [busy, setBusy] = useState(false);
  const slug = own ?? slugOf(name);
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const { addArea: done } = await send(AddAreaDocument, { name, slug });
      if (done.userErrors.length > 0 || !done.area) return setErrors(byField(done.userErrors));
      await look();
      go(areaPath(done.area.slug));
    } catch (cause) {
      setErrors(new Map([['', failureWord(cause instanceof Failure ? cause : new Failure('broken'))]]));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="add-area" ref={form} noValidate onSubmit={(e) => void submit(e)} aria-labelledby="add-area">
      <h2 id="add-area">{t('home.addArea')}</h2>
      <Field label={t('home.name')} help={t('home.nameHelp')} error={errors.get('name')}>
        {(input) => <input {...input} autocomplete="off" dir={dirOf(name)} value={name} onInput={(e) => setName(e.currentTarget.value)} />}
      </Field>
      <Field label={t('home.slug')} help={t('home.slugHelp')} error={errors.get('slug')}>
        {(input) => <input {...input} dir="ltr" autocomplete="off" autocapitalize="none" spellcheck={false} value={slug} onInput={(e) => setOwn(e.currentTarget.value)} />}
      </Field>
      {errors.get('') ? <p class="failed" role="alert" tabindex={-1}>{errors.get('')}</p> : null}
      <FormEnd busy={busy} save={t('home.addArea')} errors={errors} onCancel={close} />
    </form>
  );
}

function Areas({ title, areas }: { title: string; areas: readonly { readonly slug: string; readonly name: string }[] }) {
  if (areas.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="cards">
        {areas.map((a) => <li key={a.slug}><a href={areaPath(a.slug)}><bdi>{a.name}</bdi></a></li>)}
      </ul>
    </section>
  );
}
