// A large invented community as files to import: to see what the client does where there are thousands.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const first = ['Amina', 'Bartholomew', 'Chidi', 'Dzintra', 'Eleni', 'Farida', 'Grzegorz', 'Halima', 'Ieva', 'José', 'Kwame', 'Leocádia', 'Mihai', 'Nkechi', 'Olena', 'Pádraig'];
const last = ['Abernathy', 'Brambleworth', 'Çelik', 'Drummond', 'Eze', 'Fernández', 'Gooseberry', 'Horobets', 'Ivanova', 'Jankauskas', 'Kiplagat', 'Lastivka', 'Mbeki', 'Nettlefold', 'Oyelaran', 'Pumblechurch'];

/** A generator of [0, 1) that always draws the same. */
function drawing() {
  let state = 7;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

/** Imports so many of them into an area of this slug. */
export async function importCrowd(server, area, count) {
  const folder = await mkdtemp(path.join(tmpdir(), 'allymap-crowd-'));
  try {
    await server.command('import', '-area', area, '-area-name', 'Crowd', ...(await crowd(folder, count)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes actors.csv and links.csv into the folder: so many actors, an organisation for each dozen, few of these large. Gives the files. */
async function crowd(folder, count) {
  const next = drawing();
  const organisations = Math.ceil(count / 12);
  const actors = ['id,kind,name'];
  const links = ['type,from,to'];
  for (let i = 0; i < count; i++) {
    const organisation = i < organisations;
    const kind = organisation ? 'ORGANISATION' : i % 9 === 0 ? 'LEADER' : 'ALLY';
    actors.push(`${i},${kind},${organisation ? `Association ${i + 1} of ${last[i % 16]} Road` : `${first[i % 16]} ${last[Math.floor(i / 16) % 16]} ${Math.floor(i / 256) || ''}`.trim()}`);
    if (organisation) continue;
    links.push(`MEMBER_OF,${i},${Math.floor(next() ** 2 * organisations)}`);
    if (next() < 0.7) {
      const other = organisations + Math.floor(next() * (i - organisations));
      if (other !== i) links.push(`KNOWS,${i},${other}`);
    }
  }
  const files = [path.join(folder, 'actors.csv'), path.join(folder, 'links.csv')];
  await writeFile(files[0], actors.join('\n') + '\n');
  await writeFile(files[1], links.join('\n') + '\n');
  return files;
}
