// Languages by their names, as the reader's own language calls them.
import { known, language, t } from './i18n';

/** Tags of the languages that are offered: those of the communities that the mapping grew up in, and many of the world's. */
const offered =
  'en ar pl ro lt lv bg pt uk ru ku ckb fa ps ur bn pa hi gu ta te ml mr ne si so am ti om sw rw rn ln kg lg sn zu xh yo ig ha tw ee ff wo fr es it de nl el tr az hy ka kk uz tg tk mn zh yue ja ko vi th my km lo tl id ms sq mk sr bs hr sl cs sk hu et fi sv no da is ga cy gd ht rom he yi eu ca'.split(' ');

/** What a language is called where browsers know no name for it. */
function nameOf(display: Intl.DisplayNames, tag: string): string {
  const name = display.of(tag) ?? tag;
  const own = `tongue.${tag}`;
  return name === tag && known(own) ? t(own) : name;
}

let names: { of: string; display: Intl.DisplayNames; tags: string[] } | undefined;

function named() {
  if (names?.of !== language.value) {
    const display = new Intl.DisplayNames(language.value, { type: 'language' });
    const order = new Intl.Collator(language.value);
    names = { of: language.value, display, tags: [...offered].sort((a, b) => order.compare(nameOf(display, a), nameOf(display, b))) };
  }
  return names;
}

/** What the language of a tag is called; the tag itself where it has no name here. */
export function languageName(tag: string): string {
  try {
    return nameOf(named().display, tag);
  } catch {
    return tag;
  }
}

/** The tags that are offered, by their names, and `also` if it is none of them. */
export function languageTags(also?: string | null): readonly string[] {
  const { tags } = named();
  return also && !tags.includes(also) ? [also, ...tags] : tags;
}
