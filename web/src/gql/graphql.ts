/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which of the three kinds somebody on the map is. */
export type ActorKind =
  /** A person outside the team. The word says what we hope; an assessment says where they stand. */
  | 'ALLY'
  /** A volunteer of the team. */
  | 'LEADER'
  /** Any body of people, an informal group too. */
  | 'ORGANISATION';

/** How to order a list of actors. */
export type ActorOrder = {
  /** Which way. */
  readonly direction: OrderDirection;
  /** What to order by. */
  readonly field: ActorOrderField;
};

/** What a list of actors can be ordered by. */
export type ActorOrderField =
  /** By name. */
  | 'NAME'
  /** By when they were last changed. */
  | 'UPDATED_AT';

/** Where somebody stands on an issue, as you see it. */
export type AssessInput = {
  /** Whose position it is. */
  readonly actor: string | number;
  /** How much the actor can sway this issue, from 0 (not at all) to 5 (decides it); leave it out if nobody asked. */
  readonly influence?: number | null | undefined;
  /** On which issue. */
  readonly issue: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** Why we think so. */
  readonly note?: string | null | undefined;
  /** The date that it speaks of; today if left out. */
  readonly on?: string | null | undefined;
  /** What the actor is to the campaign. Only a person can be the one who decides. */
  readonly roles?: ReadonlyArray<CampaignRole> | null | undefined;
  /** Where the actor stands. */
  readonly support: Support;
  /** Who may see it, among those who see the actor and the issue; the team of the issue's area if left out. */
  readonly visibility?: Visibility | null | undefined;
};

/** What somebody is to the campaign on one issue. */
export type CampaignRole =
  /** Seeks the same people for something else. That is not opposition. */
  | 'COMPETITION'
  /** Affected by the issue. */
  | 'CONSTITUENCY'
  /** Leads the campaign. */
  | 'LEADERSHIP'
  /** Works against it. */
  | 'OPPOSITION'
  /** Can decide the issue: always a person, never an institution. */
  | 'PRIMARY_TARGET'
  /** Has power over the one who decides. */
  | 'SECONDARY_TARGET'
  /** Looks on. */
  | 'SIDELINE'
  /** Helps without being affected. */
  | 'SUPPORTER';

/** What sort of organisation it is. */
export type Classification =
  /** Gives advice: law, housing, debt, immigration. */
  | 'ADVICE'
  /** An agency that finds work for people. */
  | 'AGENCY'
  /** A registered charity. */
  | 'CHARITY'
  /** A college or university. */
  | 'COLLEGE'
  /** A community group with a name and rules of its own. */
  | 'COMMUNITY_GROUP'
  /** Represents another country. */
  | 'CONSULATE'
  /** A council, or a part of one. */
  | 'COUNCIL'
  /** A business that employs people. */
  | 'EMPLOYER'
  /** A congregation or another faith body. */
  | 'FAITH'
  /** Gives grants. */
  | 'FUNDER'
  /** A surgery, hospital or other health body. */
  | 'HEALTH'
  /** People who meet, without any papers. */
  | 'INFORMAL_GROUP'
  /** Lets homes or rooms. */
  | 'LANDLORD'
  /** A newspaper, a station, or a page that many read. */
  | 'MEDIA'
  /** Anything else, or not known yet. */
  | 'OTHER'
  /** A parliament or another law-making body. */
  | 'PARLIAMENT'
  /** A political party. */
  | 'PARTY'
  /** The police. */
  | 'POLICE'
  /** A school or nursery. */
  | 'SCHOOL'
  /** A club, team, choir, theatre or museum. */
  | 'SPORT_CULTURE'
  /** A trade union. */
  | 'UNION';

/** Why something was not done. */
export type ErrorCode =
  /** Somebody else changed it in the meantime. The answer holds it as it is now. */
  | 'CONFLICT'
  /** You may see it, but not do this. */
  | 'FORBIDDEN'
  /** Something in the input does not fit. */
  | 'INVALID'
  /** The key was used before, for something else. */
  | 'KEY_REUSED'
  /** There is no such thing on the map as you see it. */
  | 'NOT_FOUND'
  /** It is too much at once. */
  | 'TOO_LARGE';

/** What ties two actors together. `linkTypes` says between whom each may run, and how it reads from the other end. */
export type LinkType =
  /** Two actors stand together. */
  | 'ALLIED_WITH'
  /** A person sits on the board of an organisation, as a trustee or a governor. */
  | 'BOARD_OF'
  /** Two organisations seek the same people or the same money. That is not opposition. */
  | 'COMPETES_WITH'
  /** Two people belong to one family. */
  | 'FAMILY_OF'
  /** Gives money to an organisation. */
  | 'FUNDS'
  /** A person holds a public office in an organisation, such as a councillor in a council. */
  | 'HOLDS_OFFICE_IN'
  /** The other one listens to them. */
  | 'INFLUENCES'
  /** One person brought the other in. */
  | 'INTRODUCED'
  /** Two people know each other. */
  | 'KNOWS'
  /** A person leads an organisation. */
  | 'LEADS'
  /** Belongs to an organisation. */
  | 'MEMBER_OF'
  /** One works against the other. An introduction never runs through such a link. */
  | 'OPPOSES'
  /** One organisation is a part of another. */
  | 'PART_OF'
  /** A leader of the team supports another person in their organising. */
  | 'SUPPORTS_LEADER'
  /** A person gives time to an organisation. */
  | 'VOLUNTEERS_FOR'
  /** A person is employed by an organisation. */
  | 'WORKS_FOR'
  /** Two people, or two organisations, work with each other. */
  | 'WORKS_WITH';

/** How well a name answers a search. Capitals, accents and apostrophes make no difference. */
export type Match =
  /** The whole name is the text. */
  | 'EXACT'
  /** The name begins with the text. */
  | 'PREFIX'
  /** The same, with a slip of the finger in a word of four letters or more. */
  | 'TYPO'
  /** Each word of the text begins a word of the name. */
  | 'WORD';

/** Which way a list is ordered. */
export type OrderDirection =
  /** From A to Z, from old to new. */
  | 'ASC'
  /** From Z to A, from new to old. */
  | 'DESC';

/** What somebody who signs in may do. */
export type Role =
  /** Coordinates all areas, and looks after the areas and the accounts. */
  | 'ADMIN'
  /** Coordinates the areas that they were given, or all areas if none was named. */
  | 'COORDINATOR'
  /** A volunteer: sees and writes in their own areas, and sees what other areas share with the whole project. */
  | 'LEADER';

/** Where somebody stands on one issue, from most for to most against. */
export type Support =
  /** Works for it. */
  | 'ACTIVE_ALLY'
  /** Works against it. */
  | 'ACTIVE_OPPONENT'
  /** Is neither for nor against. */
  | 'NEUTRAL'
  /** Is for it, but does not act. */
  | 'PASSIVE_ALLY'
  /** Is against it, but does not act. */
  | 'PASSIVE_OPPONENT'
  /** Nobody knows yet: something to find out, not a place in the middle. It is never averaged with the others. */
  | 'UNKNOWN';

/** Which change to undo. */
export type UndoInput = {
  /** The change's id. */
  readonly change: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
};

/** Who may see a record. A link is seen only by those who also see both of its ends. */
export type Visibility =
  /** The team of its area, and coordinators of that area. */
  | 'AREA'
  /** Only the person who added it. */
  | 'PRIVATE'
  /** Everybody in the project, whatever their area. */
  | 'PROJECT';

export type ListActorsQueryVariables = Exact<{
  area: string;
  kinds?: ReadonlyArray<ActorKind> | ActorKind | null | undefined;
  classifications?: ReadonlyArray<Classification> | Classification | null | undefined;
  orderBy?: ActorOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ListActorsQuery = { readonly actors: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Ally', readonly summary: string | null, readonly degree: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly __typename: 'Leader', readonly summary: string | null, readonly degree: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly __typename: 'Organisation', readonly classification: Classification, readonly summary: string | null, readonly degree: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type FindActorsQueryVariables = Exact<{
  text: string;
  area?: string | null | undefined;
  kinds?: ReadonlyArray<ActorKind> | ActorKind | null | undefined;
  first: number;
}>;


export type FindActorsQuery = { readonly search: ReadonlyArray<{ readonly matched: string, readonly match: Match, readonly actor:
      | { readonly __typename: 'Ally', readonly summary: string | null, readonly degree: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
      | { readonly __typename: 'Leader', readonly summary: string | null, readonly degree: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
      | { readonly __typename: 'Organisation', readonly classification: Classification, readonly summary: string | null, readonly degree: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
     }> };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly role: Role, readonly areas: ReadonlyArray<{ readonly slug: string }>, readonly leader: { readonly id: string, readonly name: string } | null } | null, readonly areas: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }>, readonly linkTypes: ReadonlyArray<{ readonly type: LinkType, readonly symmetric: boolean, readonly ends: ReadonlyArray<{ readonly from: ActorKind, readonly to: ActorKind }> }> };

type Face_Ally_Fragment = { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

type Face_Leader_Fragment = { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

type Face_Organisation_Fragment = { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

export type FaceFragment =
  | Face_Ally_Fragment
  | Face_Leader_Fragment
  | Face_Organisation_Fragment
;

export type RefusalFragment = { readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> };

export type LatestChangesQueryVariables = Exact<{
  area: string;
  by?: string | number | null | undefined;
}>;


export type LatestChangesQuery = { readonly changes: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly records: ReadonlyArray<{ readonly recordId: string }> }> } };

export type UndoMutationVariables = Exact<{
  input: UndoInput;
}>;


export type UndoMutation = { readonly undo: { readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type AssessMutationVariables = Exact<{
  input: AssessInput;
}>;


export type AssessMutation = { readonly assess: { readonly assessment: { readonly id: string, readonly support: Support, readonly influence: number | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FaceFragmentDoc = new TypedDocumentString(`
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
    `, {"fragmentName":"Face"}) as unknown as TypedDocumentString<FaceFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  field
  code
  reason
  values
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const ListActorsDocument = new TypedDocumentString(`
    query ListActors($area: String!, $kinds: [ActorKind!], $classifications: [Classification!], $orderBy: ActorOrder, $first: Int!, $after: String) {
  actors(
    area: $area
    kinds: $kinds
    classifications: $classifications
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      __typename
      ...Face
      summary
      degree
      ... on Organisation {
        classification
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<ListActorsQuery, ListActorsQueryVariables>;
export const FindActorsDocument = new TypedDocumentString(`
    query FindActors($text: String!, $area: String, $kinds: [ActorKind!], $first: Int!) {
  search(text: $text, area: $area, kinds: $kinds, first: $first) {
    matched
    match
    actor {
      __typename
      ...Face
      summary
      degree
      area {
        slug
        name
      }
      ... on Organisation {
        classification
      }
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<FindActorsQuery, FindActorsQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    name
    role
    areas {
      slug
    }
    leader {
      id
      name
    }
  }
  areas {
    id
    slug
    name
  }
  linkTypes {
    type
    symmetric
    ends {
      from
      to
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const LatestChangesDocument = new TypedDocumentString(`
    query LatestChanges($area: String!, $by: ID) {
  changes(area: $area, by: $by, last: 5) {
    nodes {
      id
      records {
        recordId
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LatestChangesQuery, LatestChangesQueryVariables>;
export const UndoDocument = new TypedDocumentString(`
    mutation Undo($input: UndoInput!) {
  undo(input: $input) {
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<UndoMutation, UndoMutationVariables>;
export const AssessDocument = new TypedDocumentString(`
    mutation Assess($input: AssessInput!) {
  assess(input: $input) {
    assessment {
      id
      support
      influence
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<AssessMutation, AssessMutationVariables>;