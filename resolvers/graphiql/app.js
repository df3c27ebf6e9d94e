// GraphiQL over this server's own API. The key is given as /graphiql#key=KEY, or typed into the headers below the
// query; what is on the page is kept for this tab only, and gone when it is closed.
'use strict';

const example = `# Ask the map: press the triangle.
# Ctrl and the space bar show what you can ask.
# Your key stands under Headers, below. With
# a new key, press the circling arrows as well.

query Map($area: String = "boston") {
  areas {
    slug
    name
  }
  actors(area: $area, first: 5) {
    totalCount
    nodes {
      id
      kind
      name
      degree
      links(first: 3) {
        edges {
          label
          other {
            name
          }
        }
      }
    }
  }
}
`;

const kept = 'allymap:authorization';

// A key in the address is taken out of it, so that it stays out of the browser's history and off the screen.
function takeKey() {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (!key) return;
  history.replaceState(null, '', location.pathname + location.search);
  sessionStorage.clear();
  sessionStorage.setItem(kept, `Bearer ${key}`);
}

// GraphiQL asks for the schema before its headers are there, and again without them after a reload: then the last
// Authorization speaks.
function withKey(given) {
  const headers = new Headers(given);
  if (headers.has('authorization')) sessionStorage.setItem(kept, headers.get('authorization'));
  else if (sessionStorage.getItem(kept)) headers.set('authorization', sessionStorage.getItem(kept));
  headers.set('accept', 'application/graphql-response+json, application/json');
  headers.set('content-type', 'application/json');
  return headers;
}

async function ask(question, { headers } = {}) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: withKey(headers),
    body: JSON.stringify(question),
    credentials: 'omit', // a session of the client's beside the key would be refused
    referrerPolicy: 'no-referrer',
  });
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `The server answered ${answer.status} ${answer.statusText}: ${text.slice(0, 500)}` }] };
  }
}

takeKey();
const authorization = sessionStorage.getItem(kept);
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: ask,
    defaultQuery: example,
    defaultHeaders: JSON.stringify({ Authorization: authorization ?? 'Bearer YOUR-KEY' }, null, 2),
    defaultEditorToolsVisibility: authorization ? true : 'headers',
    shouldPersistHeaders: true,
    storage: sessionStorage,
  }),
);
