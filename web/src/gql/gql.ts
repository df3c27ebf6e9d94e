/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query ListActors($area: String!, $kinds: [ActorKind!], $classifications: [Classification!], $orderBy: ActorOrder, $first: Int!, $after: String) {\n  actors(\n    area: $area\n    kinds: $kinds\n    classifications: $classifications\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      __typename\n      ...Face\n      summary\n      degree\n      ... on Organisation {\n        classification\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery FindActors($text: String!, $area: String, $kinds: [ActorKind!], $first: Int!) {\n  search(text: $text, area: $area, kinds: $kinds, first: $first) {\n    matched\n    match\n    actor {\n      __typename\n      ...Face\n      summary\n      degree\n      area {\n        slug\n        name\n      }\n      ... on Organisation {\n        classification\n      }\n    }\n  }\n}": typeof types.ListActorsDocument,
    "query Viewer {\n  viewer {\n    id\n    name\n    role\n    areas {\n      slug\n    }\n    leader {\n      id\n      name\n    }\n  }\n  areas {\n    id\n    slug\n    name\n  }\n  linkTypes {\n    type\n    symmetric\n    ends {\n      from\n      to\n    }\n  }\n}\n\nfragment Face on Actor {\n  id\n  kind\n  name\n  nameLanguage\n}\n\nfragment Refusal on UserError {\n  field\n  code\n  reason\n  values\n}\n\nquery LatestChanges($area: String!, $by: ID) {\n  changes(area: $area, by: $by, last: 5) {\n    nodes {\n      id\n      records {\n        recordId\n      }\n    }\n  }\n}\n\nmutation Undo($input: UndoInput!) {\n  undo(input: $input) {\n    change {\n      id\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}": typeof types.ViewerDocument,
    "mutation Assess($input: AssessInput!) {\n  assess(input: $input) {\n    assessment {\n      id\n      support\n      influence\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}": typeof types.AssessDocument,
};
const documents: Documents = {
    "query ListActors($area: String!, $kinds: [ActorKind!], $classifications: [Classification!], $orderBy: ActorOrder, $first: Int!, $after: String) {\n  actors(\n    area: $area\n    kinds: $kinds\n    classifications: $classifications\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      __typename\n      ...Face\n      summary\n      degree\n      ... on Organisation {\n        classification\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery FindActors($text: String!, $area: String, $kinds: [ActorKind!], $first: Int!) {\n  search(text: $text, area: $area, kinds: $kinds, first: $first) {\n    matched\n    match\n    actor {\n      __typename\n      ...Face\n      summary\n      degree\n      area {\n        slug\n        name\n      }\n      ... on Organisation {\n        classification\n      }\n    }\n  }\n}": types.ListActorsDocument,
    "query Viewer {\n  viewer {\n    id\n    name\n    role\n    areas {\n      slug\n    }\n    leader {\n      id\n      name\n    }\n  }\n  areas {\n    id\n    slug\n    name\n  }\n  linkTypes {\n    type\n    symmetric\n    ends {\n      from\n      to\n    }\n  }\n}\n\nfragment Face on Actor {\n  id\n  kind\n  name\n  nameLanguage\n}\n\nfragment Refusal on UserError {\n  field\n  code\n  reason\n  values\n}\n\nquery LatestChanges($area: String!, $by: ID) {\n  changes(area: $area, by: $by, last: 5) {\n    nodes {\n      id\n      records {\n        recordId\n      }\n    }\n  }\n}\n\nmutation Undo($input: UndoInput!) {\n  undo(input: $input) {\n    change {\n      id\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}": types.ViewerDocument,
    "mutation Assess($input: AssessInput!) {\n  assess(input: $input) {\n    assessment {\n      id\n      support\n      influence\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}": types.AssessDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query ListActors($area: String!, $kinds: [ActorKind!], $classifications: [Classification!], $orderBy: ActorOrder, $first: Int!, $after: String) {\n  actors(\n    area: $area\n    kinds: $kinds\n    classifications: $classifications\n    orderBy: $orderBy\n    first: $first\n    after: $after\n  ) {\n    totalCount\n    nodes {\n      __typename\n      ...Face\n      summary\n      degree\n      ... on Organisation {\n        classification\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}\n\nquery FindActors($text: String!, $area: String, $kinds: [ActorKind!], $first: Int!) {\n  search(text: $text, area: $area, kinds: $kinds, first: $first) {\n    matched\n    match\n    actor {\n      __typename\n      ...Face\n      summary\n      degree\n      area {\n        slug\n        name\n      }\n      ... on Organisation {\n        classification\n      }\n    }\n  }\n}"): typeof import('./graphql').ListActorsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  viewer {\n    id\n    name\n    role\n    areas {\n      slug\n    }\n    leader {\n      id\n      name\n    }\n  }\n  areas {\n    id\n    slug\n    name\n  }\n  linkTypes {\n    type\n    symmetric\n    ends {\n      from\n      to\n    }\n  }\n}\n\nfragment Face on Actor {\n  id\n  kind\n  name\n  nameLanguage\n}\n\nfragment Refusal on UserError {\n  field\n  code\n  reason\n  values\n}\n\nquery LatestChanges($area: String!, $by: ID) {\n  changes(area: $area, by: $by, last: 5) {\n    nodes {\n      id\n      records {\n        recordId\n      }\n    }\n  }\n}\n\nmutation Undo($input: UndoInput!) {\n  undo(input: $input) {\n    change {\n      id\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}"): typeof import('./graphql').ViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Assess($input: AssessInput!) {\n  assess(input: $input) {\n    assessment {\n      id\n      support\n      influence\n    }\n    userErrors {\n      ...Refusal\n    }\n  }\n}"): typeof import('./graphql').AssessDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
