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

/** A new ally. */
export type AddAllyInput = {
  /** The short name of the area whose map they come on to. */
  readonly area: string;
  /** How to reach them. Only those who may write in their area will see it. */
  readonly contactDetails?: ReadonlyArray<ContactDetailInput> | null | undefined;
  /** An id that you made yourself, on a phone that was offline; leave it out and one is made. */
  readonly id?: string | number | null | undefined;
  /** What it is called in other registers and files. */
  readonly identifiers?: ReadonlyArray<ExternalIdentifierInput> | null | undefined;
  /** What they do for a living, or what they are known as. */
  readonly jobTitle?: string | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** The languages they speak, as tags such as ar or pl. */
  readonly languages?: ReadonlyArray<string> | null | undefined;
  /** A first tie to somebody who is on the map already. */
  readonly link?: FirstLinkInput | null | undefined;
  /** The name, whole, at most 200 characters. */
  readonly name: string;
  /** The language that the name is in, as a tag such as ar or pl. */
  readonly nameLanguage?: string | null | undefined;
  /** Whether they asked not to be used to introduce people; they did not if left out. */
  readonly noIntermediary?: boolean | null | undefined;
  /** Further names: in another script, short forms, former names. */
  readonly otherNames?: ReadonlyArray<OtherNameInput> | null | undefined;
  /** Who or what told us of them. */
  readonly source?: string | null | undefined;
  /** Who they are, in a sentence or two. */
  readonly summary?: string | null | undefined;
  /** Words of our own to find them by. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** Who may see them; the team of the area if left out. */
  readonly visibility?: Visibility | null | undefined;
};

/** A new area. */
export type AddAreaInput = {
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** Its name as people say it. */
  readonly name: string;
  /** Its short name for addresses and questions: small letters, digits and single hyphens. */
  readonly slug: string;
};

/** A new issue. It begins as raised. */
export type AddIssueInput = {
  /** The short name of the area whose issue it is. */
  readonly area: string;
  /** The issue at length. */
  readonly description?: string | null | undefined;
  /** An id that you made yourself, on a phone that was offline; leave it out and one is made. */
  readonly id?: string | number | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** The issue in a few words. */
  readonly title: string;
  /** Who may see it; the team of its area if left out. */
  readonly visibility?: Visibility | null | undefined;
};

/** A new leader. */
export type AddLeaderInput = {
  /** The short name of the area whose map they come on to. */
  readonly area: string;
  /** How to reach them. Only those who may write in their area will see it. */
  readonly contactDetails?: ReadonlyArray<ContactDetailInput> | null | undefined;
  /** An id that you made yourself, on a phone that was offline; leave it out and one is made. */
  readonly id?: string | number | null | undefined;
  /** What it is called in other registers and files. */
  readonly identifiers?: ReadonlyArray<ExternalIdentifierInput> | null | undefined;
  /** What they do for a living, or what they are known as. */
  readonly jobTitle?: string | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** The languages they speak, as tags such as ar or pl. */
  readonly languages?: ReadonlyArray<string> | null | undefined;
  /** A first tie to somebody who is on the map already. */
  readonly link?: FirstLinkInput | null | undefined;
  /** The name, whole, at most 200 characters. */
  readonly name: string;
  /** The language that the name is in, as a tag such as ar or pl. */
  readonly nameLanguage?: string | null | undefined;
  /** Whether they asked not to be used to introduce people; they did not if left out. */
  readonly noIntermediary?: boolean | null | undefined;
  /** Further names: in another script, short forms, former names. */
  readonly otherNames?: ReadonlyArray<OtherNameInput> | null | undefined;
  /** Who or what told us of them. */
  readonly source?: string | null | undefined;
  /** Who they are, in a sentence or two. */
  readonly summary?: string | null | undefined;
  /** Words of our own to find them by. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** Who may see them; the team of the area if left out. */
  readonly visibility?: Visibility | null | undefined;
};

/** A new link. A second one of the same type between the same two, since the same date, is refused. */
export type AddLinkInput = {
  /** How we know. */
  readonly basis?: Basis | null | undefined;
  /** The end it starts at: who leads, funds, is a member. */
  readonly from: string | number;
  /** An id that you made yourself, on a phone that was offline; leave it out and one is made. */
  readonly id?: string | number | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** Whether both ends say so, for ties that read the same from both. */
  readonly mutual?: boolean | null | undefined;
  /** Anything else worth knowing. */
  readonly note?: string | null | undefined;
  /** What they are there: chair, cleaner, cousin. */
  readonly role?: string | null | undefined;
  /** Since when, as far as known. */
  readonly since?: string | null | undefined;
  /** Who or what told us. */
  readonly source?: string | null | undefined;
  /** How strong the tie is, from 1 (have met) to 5 (would do much for each other). */
  readonly strength?: number | null | undefined;
  /** The end it leads to: who is led, is funded, has a member. */
  readonly to: string | number;
  /** What ties them. */
  readonly type: LinkType;
  /** Until when, as far as known. */
  readonly until?: string | null | undefined;
  /** Who may see it; the team of its area if left out. */
  readonly visibility?: Visibility | null | undefined;
};

/** A meeting that was held. Who was there stays as you write it: remove the meeting and add it anew if that was wrong. */
export type AddMeetingInput = {
  /** What was agreed. */
  readonly agreed?: string | null | undefined;
  /** When the next step was done, if it was; not after today. */
  readonly doneOn?: string | null | undefined;
  /** By when. A month or a year is over on its last day, and not before. */
  readonly due?: string | null | undefined;
  /** An id that you made yourself, on a phone that was offline; leave it out and one is made. */
  readonly id?: string | number | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** What it was for. */
  readonly kind: MeetingKind;
  /** Who of us was there: 1 to 5 leaders. The meeting belongs to the area of the first of them in whose area you work. */
  readonly leaders: ReadonlyArray<string | number>;
  /** What comes next. */
  readonly nextStep?: string | null | undefined;
  /** Who of the leaders does it; any of them if left out. */
  readonly nextStepBy?: string | number | null | undefined;
  /** Anything else worth knowing. */
  readonly note?: string | null | undefined;
  /** When it was; today if left out. */
  readonly on?: string | null | undefined;
  /** Who may see it, among those who see everybody who was there; the team of its area if left out. */
  readonly visibility?: Visibility | null | undefined;
  /** Whom they met: 1 to 20 people or organisations, none of them among the leaders. */
  readonly with: ReadonlyArray<string | number>;
};

/** A new organisation. */
export type AddOrganisationInput = {
  /** The short name of the area whose map they come on to. */
  readonly area: string;
  /** What sort of organisation it is; OTHER if left out. */
  readonly classification?: Classification | null | undefined;
  /** An id that you made yourself, on a phone that was offline; leave it out and one is made. */
  readonly id?: string | number | null | undefined;
  /** What it is called in other registers and files. */
  readonly identifiers?: ReadonlyArray<ExternalIdentifierInput> | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** The languages they speak, as tags such as ar or pl. */
  readonly languages?: ReadonlyArray<string> | null | undefined;
  /** A first tie to somebody who is on the map already. */
  readonly link?: FirstLinkInput | null | undefined;
  /** The name, whole, at most 200 characters. */
  readonly name: string;
  /** The language that the name is in, as a tag such as ar or pl. */
  readonly nameLanguage?: string | null | undefined;
  /** Further names: in another script, short forms, former names. */
  readonly otherNames?: ReadonlyArray<OtherNameInput> | null | undefined;
  /** Who or what told us of them. */
  readonly source?: string | null | undefined;
  /** Who they are, in a sentence or two. */
  readonly summary?: string | null | undefined;
  /** Words of our own to find them by. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** Who may see them; the team of the area if left out. */
  readonly visibility?: Visibility | null | undefined;
  /** Its own page on the web. */
  readonly website?: string | null | undefined;
};

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
  /** The date that it speaks of, not after today; today if left out. */
  readonly on?: string | null | undefined;
  /** What the actor is to the campaign. Only a person can be the one who decides. */
  readonly roles?: ReadonlyArray<CampaignRole> | null | undefined;
  /** Where the actor stands. */
  readonly support: Support;
  /** Who may see it, among those who see the actor and the issue; the team of the issue's area if left out. */
  readonly visibility?: Visibility | null | undefined;
};

/** How we know. */
export type Basis =
  /** We take it to be so. */
  | 'ASSUMPTION'
  /** Somebody saw it, or one of the two said so. */
  | 'FACT'
  /** Somebody heard that it is so. */
  | 'HEARSAY';

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

/** Makes an ally a leader, when they join the team, or a leader an ally. Nobody becomes an organisation. */
export type ChangeActorKindInput = {
  /** The version that you last saw. If the actor was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The actor's id. */
  readonly id: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** What they are from now on. */
  readonly kind: ActorKind;
};

/** What to change about an ally. What is left out stays as it is; null empties it; a list replaces the former one. */
export type ChangeAllyInput = {
  /** How to reach them. Only those who may write in their area will see it. */
  readonly contactDetails?: ReadonlyArray<ContactDetailInput> | null | undefined;
  /** The version that you last saw. If the ally was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The ally's id. */
  readonly id: string | number;
  /** What it is called in other registers and files. */
  readonly identifiers?: ReadonlyArray<ExternalIdentifierInput> | null | undefined;
  /** What they do for a living, or what they are known as. */
  readonly jobTitle?: string | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** The languages they speak, as tags such as ar or pl. */
  readonly languages?: ReadonlyArray<string> | null | undefined;
  /** The name, whole, at most 200 characters. */
  readonly name?: string | null | undefined;
  /** The language that the name is in, as a tag such as ar or pl. */
  readonly nameLanguage?: string | null | undefined;
  /** Whether they asked not to be used to introduce people. */
  readonly noIntermediary?: boolean | null | undefined;
  /** Further names: in another script, short forms, former names. */
  readonly otherNames?: ReadonlyArray<OtherNameInput> | null | undefined;
  /** Who or what told us of them. */
  readonly source?: string | null | undefined;
  /** Who they are, in a sentence or two. */
  readonly summary?: string | null | undefined;
  /** Words of our own to find them by. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** Who may see them. */
  readonly visibility?: Visibility | null | undefined;
};

/** What to change about an issue. What is left out stays as it is; null empties it. */
export type ChangeIssueInput = {
  /** The issue at length. */
  readonly description?: string | null | undefined;
  /** The version that you last saw. If the issue was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The issue's id. */
  readonly id: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** How far it has come. */
  readonly status?: IssueStatus | null | undefined;
  /** The issue in a few words. */
  readonly title?: string | null | undefined;
  /** Who may see it. */
  readonly visibility?: Visibility | null | undefined;
};

/** What a change did to a record. */
export type ChangeKind =
  /** Put it on the map. */
  | 'ADDED'
  /** Changed what it says. */
  | 'CHANGED'
  /** Took it off the map. */
  | 'REMOVED';

/** What to change about a leader. What is left out stays as it is; null empties it; a list replaces the former one. */
export type ChangeLeaderInput = {
  /** How to reach them. Only those who may write in their area will see it. */
  readonly contactDetails?: ReadonlyArray<ContactDetailInput> | null | undefined;
  /** The version that you last saw. If the leader was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The leader's id. */
  readonly id: string | number;
  /** What it is called in other registers and files. */
  readonly identifiers?: ReadonlyArray<ExternalIdentifierInput> | null | undefined;
  /** What they do for a living, or what they are known as. */
  readonly jobTitle?: string | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** The languages they speak, as tags such as ar or pl. */
  readonly languages?: ReadonlyArray<string> | null | undefined;
  /** The name, whole, at most 200 characters. */
  readonly name?: string | null | undefined;
  /** The language that the name is in, as a tag such as ar or pl. */
  readonly nameLanguage?: string | null | undefined;
  /** Whether they asked not to be used to introduce people. */
  readonly noIntermediary?: boolean | null | undefined;
  /** Further names: in another script, short forms, former names. */
  readonly otherNames?: ReadonlyArray<OtherNameInput> | null | undefined;
  /** Who or what told us of them. */
  readonly source?: string | null | undefined;
  /** Who they are, in a sentence or two. */
  readonly summary?: string | null | undefined;
  /** Words of our own to find them by. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** Who may see them. */
  readonly visibility?: Visibility | null | undefined;
};

/** What to change about a link. What is left out stays as it is; null empties it. Its type and its ends stay: remove the link and add another. */
export type ChangeLinkInput = {
  /** How we know. */
  readonly basis?: Basis | null | undefined;
  /** The version that you last saw. If the link was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The link's id. */
  readonly id: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** Whether both ends say so, for ties that read the same from both. */
  readonly mutual?: boolean | null | undefined;
  /** Anything else worth knowing. */
  readonly note?: string | null | undefined;
  /** What they are there: chair, cleaner, cousin. */
  readonly role?: string | null | undefined;
  /** Since when, as far as known. */
  readonly since?: string | null | undefined;
  /** Who or what told us. */
  readonly source?: string | null | undefined;
  /** How strong the tie is, from 1 (have met) to 5 (would do much for each other). */
  readonly strength?: number | null | undefined;
  /** Until when, as far as known. */
  readonly until?: string | null | undefined;
  /** Who may see it. */
  readonly visibility?: Visibility | null | undefined;
};

/** What to change about a meeting. What is left out stays as it is; null empties it. Who was there stays: remove the meeting and add it anew. To tick off the next step, give `doneOn`. */
export type ChangeMeetingInput = {
  /** What was agreed. */
  readonly agreed?: string | null | undefined;
  /** When the next step was done, not after today; null: it is still to do. */
  readonly doneOn?: string | null | undefined;
  /** By when. A month or a year is over on its last day, and not before. */
  readonly due?: string | null | undefined;
  /** The version that you last saw. If the meeting was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The meeting's id. */
  readonly id: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** What it was for. */
  readonly kind?: MeetingKind | null | undefined;
  /** What comes next. */
  readonly nextStep?: string | null | undefined;
  /** Who of the leaders does it; null: any of them. */
  readonly nextStepBy?: string | number | null | undefined;
  /** Anything else worth knowing. */
  readonly note?: string | null | undefined;
  /** When it was. */
  readonly on?: string | null | undefined;
  /** Who may see it, among those who see everybody who was there. */
  readonly visibility?: Visibility | null | undefined;
};

/** What to change about an organisation. What is left out stays as it is; null empties it; a list replaces the former one. */
export type ChangeOrganisationInput = {
  /** What sort of organisation it is. */
  readonly classification?: Classification | null | undefined;
  /** The version that you last saw. If the organisation was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The organisation's id. */
  readonly id: string | number;
  /** What it is called in other registers and files. */
  readonly identifiers?: ReadonlyArray<ExternalIdentifierInput> | null | undefined;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
  /** The languages they speak, as tags such as ar or pl. */
  readonly languages?: ReadonlyArray<string> | null | undefined;
  /** The name, whole, at most 200 characters. */
  readonly name?: string | null | undefined;
  /** The language that the name is in, as a tag such as ar or pl. */
  readonly nameLanguage?: string | null | undefined;
  /** Further names: in another script, short forms, former names. */
  readonly otherNames?: ReadonlyArray<OtherNameInput> | null | undefined;
  /** Who or what told us of them. */
  readonly source?: string | null | undefined;
  /** Who they are, in a sentence or two. */
  readonly summary?: string | null | undefined;
  /** Words of our own to find them by. */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** Who may see them. */
  readonly visibility?: Visibility | null | undefined;
  /** Its own page on the web. */
  readonly website?: string | null | undefined;
};

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

/** A way to reach a person. */
export type ContactDetailInput = {
  /** A word on when or how to use it. */
  readonly label?: string | null | undefined;
  /** What it is: phone, email and so on. */
  readonly type: string;
  /** The number or address itself. */
  readonly value: string;
};

/** A reason to think that two actors are the same. */
export type Criterion =
  /** They share a way to reach them: a telephone number, an address, a website. */
  | 'CONTACT'
  /** They share an identifier: one number in one register, or in one file that was imported. */
  | 'IDENTIFIER'
  /** Another name of one is a name of the other. */
  | 'OTHER_NAME'
  /** They have the same words for a name. Two real people often have. */
  | 'SAME_NAME'
  /** Two or more are tied to both. */
  | 'SHARED_TIES'
  /** Their names differ by a slip of the finger, or one is the other with a word left out. */
  | 'SIMILAR_NAME';

/** Which way a link runs, seen from one of its ends. */
export type Direction =
  /** Both ways. A link that reads the same from both ends, such as knowing each other, is always this. */
  | 'BOTH'
  /** From somebody else to the actor asked about: they are led, funded or influenced. */
  | 'IN'
  /** From the actor asked about to somebody else: they lead, fund or influence. */
  | 'OUT';

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

/** What somebody is called in another register or file. */
export type ExternalIdentifierInput = {
  /** Which register or file: an org-id scheme such as GB-CHC for charities, wikidata, or the file that it came from. */
  readonly scheme: string;
  /** The number or code in it. */
  readonly value: string;
};

/** The tie that comes with a new actor. Name the other end as `to` or as `from`, never both. */
export type FirstLinkInput = {
  /** How we know; leave it out if nobody asked. */
  readonly basis?: Basis | null | undefined;
  /** The other end, if the link runs from it to the new actor. */
  readonly from?: string | number | null | undefined;
  /** What they are there: chair, cleaner, cousin. */
  readonly role?: string | null | undefined;
  /** Who or what told us. */
  readonly source?: string | null | undefined;
  /** How strong the tie is, from 1 to 5; leave it out if nobody asked. */
  readonly strength?: number | null | undefined;
  /** The other end, if the link runs from the new actor to it. */
  readonly to?: string | number | null | undefined;
  /** What ties them. */
  readonly type: LinkType;
};

/** How far an issue has come. */
export type IssueStatus =
  /** The community chose to act on it. */
  | 'CHOSEN'
  /** It was put together with others that are alike. */
  | 'GROUPED'
  /** It was set aside for now. */
  | 'PARKED'
  /** The demand was met in part. */
  | 'PART_WON'
  /** Somebody raised it. */
  | 'RAISED'
  /** It is among those that the community will choose from. */
  | 'SHORTLISTED'
  /** The demand was met. */
  | 'WON';

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

/** Where an actor is to stand on the drawn map. */
export type MapPositionInput = {
  /** The actor's id. */
  readonly actor: string | number;
  /** How far to the right of the middle, in units of the drawing: from -100000 to 100000. */
  readonly x: number;
  /** How far below the middle, in units of the drawing: from -100000 to 100000. */
  readonly y: number;
};

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

/** What a meeting is for. */
export type MeetingKind =
  /** To ask more of somebody than before. */
  | 'ESCALATION'
  /** To stay in touch, and to hear how they are. */
  | 'MAINTENANCE'
  /** To win somebody over, or to win them for the team. */
  | 'RECRUITMENT';

/** Which way somebody moved. */
export type MoveKind =
  /** Away from us. */
  | 'AWAY'
  /** Nobody moved, but we no longer know where they stand. */
  | 'DOUBTED'
  /** Nobody moved, but now we know where they stand. */
  | 'LEARNED'
  /** Towards us. */
  | 'TOWARDS';

/** Which way a list is ordered. */
export type OrderDirection =
  /** From A to Z, from old to new. */
  | 'ASC'
  /** From Z to A, from new to old. */
  | 'DESC';

/** A further name: in another script, a short form, a former name. */
export type OtherNameInput = {
  /** The language it is in, as a tag such as ar or pl, if known. */
  readonly language?: string | null | undefined;
  /** The name. */
  readonly name: string;
};

/** What growth is counted in. */
export type Period =
  /** A month of the calendar. */
  | 'MONTH'
  /** From Monday to Sunday. */
  | 'WEEK';

/** Where actors are to stand on the drawn map of an area. */
export type PlaceActorsInput = {
  /** The area's short name. */
  readonly area: string;
  /** Who is to stand where: 1 to 1,000 actors whom you see, each once. All others stay where they are. */
  readonly positions: ReadonlyArray<MapPositionInput>;
};

/** Whom to take off the map. Their links, assessments and meetings go too; undoing brings all of it back. */
export type RemoveActorInput = {
  /** The version that you last saw. If the actor was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The actor's id. */
  readonly id: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
};

/** Which issue to remove. Its assessments go too; undoing brings all of it back. */
export type RemoveIssueInput = {
  /** The version that you last saw. If the issue was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The issue's id. */
  readonly id: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
};

/** Which link to remove. */
export type RemoveLinkInput = {
  /** The version that you last saw. If the link was written since, nothing is done and the answer says so. */
  readonly expectedVersion: number;
  /** The link's id. */
  readonly id: string | number;
  /** A word of your own for this one action. Sent again with the same input, it is not done twice but answered as before. */
  readonly key: string;
};

/** What somebody who signs in may do. */
export type Role =
  /** Coordinates all areas, and looks after the areas and the accounts. */
  | 'ADMIN'
  /** Coordinates the areas that they were given, or all areas if none was named. */
  | 'COORDINATOR'
  /** A volunteer: sees and writes in their own areas, and sees what other areas share with the whole project. */
  | 'LEADER';

/** Why somebody is worth a meeting, the most pressing reason first. */
export type SuggestionReason =
  /** The leader knows them, they stand at PASSIVE_ALLY, NEUTRAL or PASSIVE_OPPONENT on an issue that the area chose, by the latest assessment, with an influence of 3 or more there, and nobody has met them for 30 days. */
  | 'COULD_BE_MOVED'
  /** They came on to the map of the leader's area in the last 30 days, and nobody has met them yet. */
  | 'NEW_AND_NEVER_MET'
  /** The leader knows them, and nobody has met them for 90 days, or ever. */
  | 'NOT_MET_LATELY';

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

type Record_Ally_Fragment = { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly noIntermediary: boolean, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly contactDetails: ReadonlyArray<{ readonly type: string, readonly value: string, readonly label: string | null }> | null, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> };

type Record_Leader_Fragment = { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly noIntermediary: boolean, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly contactDetails: ReadonlyArray<{ readonly type: string, readonly value: string, readonly label: string | null }> | null, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> };

type Record_Organisation_Fragment = { readonly __typename: 'Organisation', readonly classification: Classification, readonly website: string | null, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> };

export type RecordFragment =
  | Record_Ally_Fragment
  | Record_Leader_Fragment
  | Record_Organisation_Fragment
;

export type ActorQueryVariables = Exact<{
  id: string | number;
}>;


export type ActorQuery = { readonly node:
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally', readonly degree: number, readonly createdAt: string, readonly updatedAt: string, readonly jobTitle: string | null, readonly noIntermediary: boolean, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly createdBy: { readonly id: string, readonly name: string } | null, readonly area: { readonly slug: string, readonly name: string }, readonly assessments: { readonly totalCount: number }, readonly meetings: { readonly totalCount: number }, readonly contactDetails: ReadonlyArray<{ readonly type: string, readonly value: string, readonly label: string | null }> | null, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Leader', readonly degree: number, readonly createdAt: string, readonly updatedAt: string, readonly jobTitle: string | null, readonly noIntermediary: boolean, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly createdBy: { readonly id: string, readonly name: string } | null, readonly area: { readonly slug: string, readonly name: string }, readonly assessments: { readonly totalCount: number }, readonly meetings: { readonly totalCount: number }, readonly contactDetails: ReadonlyArray<{ readonly type: string, readonly value: string, readonly label: string | null }> | null, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation', readonly degree: number, readonly createdAt: string, readonly updatedAt: string, readonly classification: Classification, readonly website: string | null, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly createdBy: { readonly id: string, readonly name: string } | null, readonly area: { readonly slug: string, readonly name: string }, readonly assessments: { readonly totalCount: number }, readonly meetings: { readonly totalCount: number }, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> }
   | null };

export type ChangeAllyMutationVariables = Exact<{
  input: ChangeAllyInput;
}>;


export type ChangeAllyMutation = { readonly changeAlly: { readonly ally: { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly noIntermediary: boolean, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly contactDetails: ReadonlyArray<{ readonly type: string, readonly value: string, readonly label: string | null }> | null, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type ChangeLeaderMutationVariables = Exact<{
  input: ChangeLeaderInput;
}>;


export type ChangeLeaderMutation = { readonly changeLeader: { readonly leader: { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly noIntermediary: boolean, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly contactDetails: ReadonlyArray<{ readonly type: string, readonly value: string, readonly label: string | null }> | null, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type ChangeOrganisationMutationVariables = Exact<{
  input: ChangeOrganisationInput;
}>;


export type ChangeOrganisationMutation = { readonly changeOrganisation: { readonly organisation: { readonly __typename: 'Organisation', readonly classification: Classification, readonly website: string | null, readonly summary: string | null, readonly source: string | null, readonly languages: ReadonlyArray<string>, readonly tags: ReadonlyArray<string>, readonly visibility: Visibility, readonly version: number, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly otherNames: ReadonlyArray<{ readonly name: string, readonly language: string | null }>, readonly identifiers: ReadonlyArray<{ readonly scheme: string, readonly value: string }> } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type ChangeKindMutationVariables = Exact<{
  input: ChangeActorKindInput;
}>;


export type ChangeKindMutation = { readonly changeActorKind: { readonly actor:
      | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
     | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type RemoveActorMutationVariables = Exact<{
  input: RemoveActorInput;
}>;


export type RemoveActorMutation = { readonly removeActor: { readonly removedId: string | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type LinkRecordFragment = { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly mutual: boolean | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly basis: Basis | null, readonly source: string | null, readonly note: string | null, readonly visibility: Visibility, readonly version: number };

export type ActorLinksQueryVariables = Exact<{
  id: string | number;
  cursor?: string | null | undefined;
}>;


export type ActorLinksQuery = { readonly node:
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally', readonly links: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly direction: Direction, readonly other:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          , readonly node: { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly mutual: boolean | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly basis: Basis | null, readonly source: string | null, readonly note: string | null, readonly visibility: Visibility, readonly version: number, readonly area: { readonly slug: string }, readonly createdBy: { readonly name: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Leader', readonly links: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly direction: Direction, readonly other:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          , readonly node: { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly mutual: boolean | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly basis: Basis | null, readonly source: string | null, readonly note: string | null, readonly visibility: Visibility, readonly version: number, readonly area: { readonly slug: string }, readonly createdBy: { readonly name: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation', readonly links: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly direction: Direction, readonly other:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          , readonly node: { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly mutual: boolean | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly basis: Basis | null, readonly source: string | null, readonly note: string | null, readonly visibility: Visibility, readonly version: number, readonly area: { readonly slug: string }, readonly createdBy: { readonly name: string } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }
   | null };

export type ChangeLinkMutationVariables = Exact<{
  input: ChangeLinkInput;
}>;


export type ChangeLinkMutation = { readonly changeLink: { readonly link: { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly mutual: boolean | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly basis: Basis | null, readonly source: string | null, readonly note: string | null, readonly visibility: Visibility, readonly version: number } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type RemoveLinkMutationVariables = Exact<{
  input: RemoveLinkInput;
}>;


export type RemoveLinkMutation = { readonly removeLink: { readonly removedId: string | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type ActorStandsQueryVariables = Exact<{
  id: string | number;
  cursor?: string | null | undefined;
}>;


export type ActorStandsQuery = { readonly node:
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally', readonly assessments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly on: string, readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly note: string | null, readonly createdAt: string, readonly assessor: { readonly id: string, readonly name: string } | null, readonly issue: { readonly id: string, readonly title: string, readonly area: { readonly slug: string } } }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Leader', readonly assessments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly on: string, readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly note: string | null, readonly createdAt: string, readonly assessor: { readonly id: string, readonly name: string } | null, readonly issue: { readonly id: string, readonly title: string, readonly area: { readonly slug: string } } }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation', readonly assessments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly on: string, readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly note: string | null, readonly createdAt: string, readonly assessor: { readonly id: string, readonly name: string } | null, readonly issue: { readonly id: string, readonly title: string, readonly area: { readonly slug: string } } }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
   | null };

export type IssuesToAssessQueryVariables = Exact<{
  area: string;
}>;


export type IssuesToAssessQuery = { readonly issues: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly status: IssueStatus }> } };

export type ActorMeetingsQueryVariables = Exact<{
  id: string | number;
  cursor?: string | null | undefined;
}>;


export type ActorMeetingsQuery = { readonly node:
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally', readonly meetings: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: MeetingKind, readonly on: string, readonly agreed: string | null, readonly nextStep: string | null, readonly due: string | null, readonly doneOn: string | null, readonly note: string | null, readonly leaders: ReadonlyArray<
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          >, readonly with: ReadonlyArray<
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          >, readonly nextStepBy:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
           | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Leader', readonly meetings: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: MeetingKind, readonly on: string, readonly agreed: string | null, readonly nextStep: string | null, readonly due: string | null, readonly doneOn: string | null, readonly note: string | null, readonly leaders: ReadonlyArray<
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          >, readonly with: ReadonlyArray<
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          >, readonly nextStepBy:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
           | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation', readonly meetings: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: MeetingKind, readonly on: string, readonly agreed: string | null, readonly nextStep: string | null, readonly due: string | null, readonly doneOn: string | null, readonly note: string | null, readonly leaders: ReadonlyArray<
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          >, readonly with: ReadonlyArray<
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          >, readonly nextStepBy:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
           | null }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
   | null };

type Told_Account_Fragment = { readonly __typename: 'Account', readonly id: string };

type Told_Ally_Fragment = { readonly __typename: 'Ally', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string };

type Told_Area_Fragment = { readonly __typename: 'Area', readonly id: string };

type Told_Assessment_Fragment = { readonly __typename: 'Assessment', readonly on: string, readonly support: Support, readonly id: string, readonly actor:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
  , readonly issue: { readonly id: string, readonly title: string } };

type Told_Change_Fragment = { readonly __typename: 'Change', readonly id: string };

type Told_Issue_Fragment = { readonly __typename: 'Issue', readonly id: string };

type Told_Leader_Fragment = { readonly __typename: 'Leader', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string };

type Told_Link_Fragment = { readonly __typename: 'Link', readonly type: LinkType, readonly id: string, readonly from:
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
  , readonly to:
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
   };

type Told_Meeting_Fragment = { readonly __typename: 'Meeting', readonly on: string, readonly id: string, readonly meetingKind: MeetingKind };

type Told_Organisation_Fragment = { readonly __typename: 'Organisation', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string };

export type ToldFragment =
  | Told_Account_Fragment
  | Told_Ally_Fragment
  | Told_Area_Fragment
  | Told_Assessment_Fragment
  | Told_Change_Fragment
  | Told_Issue_Fragment
  | Told_Leader_Fragment
  | Told_Link_Fragment
  | Told_Meeting_Fragment
  | Told_Organisation_Fragment
;

export type ActorHistoryQueryVariables = Exact<{
  id: string | number;
  cursor?: string | null | undefined;
}>;


export type ActorHistoryQuery = { readonly node:
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally', readonly history: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly undoes: string | null, readonly recordCount: number, readonly by: { readonly id: string, readonly name: string } | null, readonly areas: ReadonlyArray<{ readonly slug: string }>, readonly records: ReadonlyArray<{ readonly recordId: string, readonly kind: ChangeKind, readonly record:
              | { readonly __typename: 'Account', readonly id: string }
              | { readonly __typename: 'Ally', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
              | { readonly __typename: 'Area', readonly id: string }
              | { readonly __typename: 'Assessment', readonly on: string, readonly support: Support, readonly id: string, readonly actor:
                  | { readonly id: string }
                  | { readonly id: string }
                  | { readonly id: string }
                , readonly issue: { readonly id: string, readonly title: string } }
              | { readonly __typename: 'Change', readonly id: string }
              | { readonly __typename: 'Issue', readonly id: string }
              | { readonly __typename: 'Leader', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
              | { readonly __typename: 'Link', readonly type: LinkType, readonly id: string, readonly from:
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                , readonly to:
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                 }
              | { readonly __typename: 'Meeting', readonly on: string, readonly id: string, readonly meetingKind: MeetingKind }
              | { readonly __typename: 'Organisation', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
             | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Leader', readonly history: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly undoes: string | null, readonly recordCount: number, readonly by: { readonly id: string, readonly name: string } | null, readonly areas: ReadonlyArray<{ readonly slug: string }>, readonly records: ReadonlyArray<{ readonly recordId: string, readonly kind: ChangeKind, readonly record:
              | { readonly __typename: 'Account', readonly id: string }
              | { readonly __typename: 'Ally', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
              | { readonly __typename: 'Area', readonly id: string }
              | { readonly __typename: 'Assessment', readonly on: string, readonly support: Support, readonly id: string, readonly actor:
                  | { readonly id: string }
                  | { readonly id: string }
                  | { readonly id: string }
                , readonly issue: { readonly id: string, readonly title: string } }
              | { readonly __typename: 'Change', readonly id: string }
              | { readonly __typename: 'Issue', readonly id: string }
              | { readonly __typename: 'Leader', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
              | { readonly __typename: 'Link', readonly type: LinkType, readonly id: string, readonly from:
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                , readonly to:
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                 }
              | { readonly __typename: 'Meeting', readonly on: string, readonly id: string, readonly meetingKind: MeetingKind }
              | { readonly __typename: 'Organisation', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
             | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation', readonly history: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly undoes: string | null, readonly recordCount: number, readonly by: { readonly id: string, readonly name: string } | null, readonly areas: ReadonlyArray<{ readonly slug: string }>, readonly records: ReadonlyArray<{ readonly recordId: string, readonly kind: ChangeKind, readonly record:
              | { readonly __typename: 'Account', readonly id: string }
              | { readonly __typename: 'Ally', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
              | { readonly __typename: 'Area', readonly id: string }
              | { readonly __typename: 'Assessment', readonly on: string, readonly support: Support, readonly id: string, readonly actor:
                  | { readonly id: string }
                  | { readonly id: string }
                  | { readonly id: string }
                , readonly issue: { readonly id: string, readonly title: string } }
              | { readonly __typename: 'Change', readonly id: string }
              | { readonly __typename: 'Issue', readonly id: string }
              | { readonly __typename: 'Leader', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
              | { readonly __typename: 'Link', readonly type: LinkType, readonly id: string, readonly from:
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                , readonly to:
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                  | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                 }
              | { readonly __typename: 'Meeting', readonly on: string, readonly id: string, readonly meetingKind: MeetingKind }
              | { readonly __typename: 'Organisation', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
             | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null } } }
   | null };

export type NamesOfQueryVariables = Exact<{
  ids: ReadonlyArray<string | number> | string | number;
}>;


export type NamesOfQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue', readonly id: string, readonly title: string }
    | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
   | null> };

export type ActorSourcesQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type ActorSourcesQuery = { readonly sources: { readonly truncated: boolean, readonly changesSeen: number, readonly assertions: ReadonlyArray<{ readonly at: string, readonly basis: Basis | null, readonly source: string | null, readonly by: { readonly id: string, readonly name: string } | null, readonly record:
        | { readonly __typename: 'Account', readonly id: string }
        | { readonly __typename: 'Ally', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
        | { readonly __typename: 'Area', readonly id: string }
        | { readonly __typename: 'Assessment', readonly on: string, readonly support: Support, readonly id: string, readonly actor:
            | { readonly id: string }
            | { readonly id: string }
            | { readonly id: string }
          , readonly issue: { readonly id: string, readonly title: string } }
        | { readonly __typename: 'Change', readonly id: string }
        | { readonly __typename: 'Issue', readonly id: string }
        | { readonly __typename: 'Leader', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
        | { readonly __typename: 'Link', readonly type: LinkType, readonly id: string, readonly from:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          , readonly to:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
           }
        | { readonly __typename: 'Meeting', readonly on: string, readonly id: string, readonly meetingKind: MeetingKind }
        | { readonly __typename: 'Organisation', readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly id: string }
      , readonly revisions: ReadonlyArray<{ readonly change: string, readonly at: string, readonly kind: ChangeKind, readonly by: { readonly id: string, readonly name: string } | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: string | null, readonly after: string | null }> }> }> } | null };

export type LikelySameQueryVariables = Exact<{
  text: string;
}>;


export type LikelySameQuery = { readonly search: ReadonlyArray<{ readonly matched: string, readonly match: Match, readonly actor:
      | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
      | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
      | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
     }> };

export type AddAllyMutationVariables = Exact<{
  input: AddAllyInput;
}>;


export type AddAllyMutation = { readonly addAlly: { readonly ally: { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type AddLeaderMutationVariables = Exact<{
  input: AddLeaderInput;
}>;


export type AddLeaderMutation = { readonly addLeader: { readonly leader: { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type AddOrganisationMutationVariables = Exact<{
  input: AddOrganisationInput;
}>;


export type AddOrganisationMutation = { readonly addOrganisation: { readonly organisation: { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type AddLinkMutationVariables = Exact<{
  input: AddLinkInput;
}>;


export type AddLinkMutation = { readonly addLink: { readonly link: { readonly id: string, readonly area: { readonly slug: string } } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type DueFragment = { readonly id: string, readonly version: number, readonly kind: MeetingKind, readonly on: string, readonly agreed: string | null, readonly nextStep: string | null, readonly due: string | null, readonly doneOn: string | null, readonly area: { readonly slug: string }, readonly leaders: ReadonlyArray<
    | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
  >, readonly with: ReadonlyArray<
    | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
  >, readonly nextStepBy:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   | null };

export type AgendaQueryVariables = Exact<{
  for?: string | number | null | undefined;
}>;


export type AgendaQuery = { readonly agenda: { readonly truncated: boolean, readonly seen: { readonly actors: number, readonly links: number }, readonly leader: { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }, readonly overdue: ReadonlyArray<{ readonly id: string, readonly version: number, readonly kind: MeetingKind, readonly on: string, readonly agreed: string | null, readonly nextStep: string | null, readonly due: string | null, readonly doneOn: string | null, readonly area: { readonly slug: string }, readonly leaders: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      >, readonly with: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      >, readonly nextStepBy:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       | null }>, readonly due: ReadonlyArray<{ readonly id: string, readonly version: number, readonly kind: MeetingKind, readonly on: string, readonly agreed: string | null, readonly nextStep: string | null, readonly due: string | null, readonly doneOn: string | null, readonly area: { readonly slug: string }, readonly leaders: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      >, readonly with: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      >, readonly nextStepBy:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       | null }>, readonly undated: ReadonlyArray<{ readonly id: string, readonly version: number, readonly kind: MeetingKind, readonly on: string, readonly agreed: string | null, readonly nextStep: string | null, readonly due: string | null, readonly doneOn: string | null, readonly area: { readonly slug: string }, readonly leaders: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      >, readonly with: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      >, readonly nextStepBy:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       | null }>, readonly suggestions: ReadonlyArray<{ readonly reason: SuggestionReason, readonly lastMet: string | null, readonly ally: { readonly createdAt: string, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly assessments: { readonly nodes: ReadonlyArray<{ readonly support: Support, readonly influence: number | null, readonly issue: { readonly id: string, readonly title: string, readonly status: IssueStatus } }> } } }> } | null };

export type AreaLeadersQueryVariables = Exact<{
  area: string;
}>;


export type AreaLeadersQuery = { readonly actors: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    > } };

export type AddMeetingMutationVariables = Exact<{
  input: AddMeetingInput;
}>;


export type AddMeetingMutation = { readonly addMeeting: { readonly meeting: { readonly id: string, readonly area: { readonly slug: string } } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type StepDoneMutationVariables = Exact<{
  input: ChangeMeetingInput;
}>;


export type StepDoneMutation = { readonly changeMeeting: { readonly meeting: { readonly id: string, readonly version: number, readonly doneOn: string | null } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type BridgesQueryVariables = Exact<{
  area: string;
  excludeLeaders: boolean;
  first: number;
}>;


export type BridgesQuery = { readonly bridges: { readonly exact: boolean, readonly error: number | null, readonly confidence: number | null, readonly seen: { readonly actors: number, readonly links: number }, readonly bridges: ReadonlyArray<{ readonly betweenness: number, readonly componentsLeft: number, readonly actorsCutOff: number, readonly actor:
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
       }> } };

export type GroupsQueryVariables = Exact<{
  area: string;
  excludeLeaders: boolean;
  first: number;
  members: number;
  pairs: number;
}>;


export type GroupsQuery = { readonly groups: { readonly components: number, readonly modularity: number | null, readonly total: number, readonly groups: ReadonlyArray<{ readonly size: number, readonly actors: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      > }>, readonly ties: ReadonlyArray<{ readonly between: ReadonlyArray<number>, readonly links: number }>, readonly seen: { readonly actors: number, readonly links: number } }, readonly strangers: { readonly total: number, readonly pairs: ReadonlyArray<{ readonly groups: ReadonlyArray<{ readonly size: number, readonly actors: ReadonlyArray<
          | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        > }> }> } };

export type StepAwayQueryVariables = Exact<{
  area: string;
  first: number;
}>;


export type StepAwayQuery = { readonly oneStepAway: { readonly total: number, readonly leaders: number, readonly seen: { readonly actors: number, readonly links: number }, readonly actors: ReadonlyArray<{ readonly leaders: number, readonly actor:
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      , readonly knownBy: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      > }> } };

export type GrowthQueryVariables = Exact<{
  area: string;
  by: Period;
  last: number;
}>;


export type GrowthQuery = { readonly growth: { readonly truncated: boolean, readonly earlier: { readonly actors: number, readonly links: number, readonly assessments: number }, readonly periods: ReadonlyArray<{ readonly from: string, readonly added: { readonly actors: number, readonly links: number, readonly assessments: number } }>, readonly seen: { readonly actors: number, readonly links: number } } };

export type IssueFaceFragment = { readonly id: string, readonly title: string, readonly description: string | null, readonly status: IssueStatus, readonly visibility: Visibility, readonly version: number, readonly area: { readonly slug: string, readonly name: string } };

export type ListIssuesQueryVariables = Exact<{
  area: string;
  statuses?: ReadonlyArray<IssueStatus> | IssueStatus | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ListIssuesQuery = { readonly issues: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly description: string | null, readonly status: IssueStatus, readonly visibility: Visibility, readonly version: number, readonly area: { readonly slug: string, readonly name: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CoverageQueryVariables = Exact<{
  issue: string | number;
}>;


export type CoverageQuery = { readonly spectrum: { readonly unassessed: number, readonly bands: ReadonlyArray<{ readonly support: Support, readonly count: number }> } | null };

export type IssueRecordQueryVariables = Exact<{
  id: string | number;
}>;


export type IssueRecordQuery = { readonly node:
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally' }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue', readonly createdAt: string, readonly id: string, readonly title: string, readonly description: string | null, readonly status: IssueStatus, readonly visibility: Visibility, readonly version: number, readonly createdBy: { readonly id: string, readonly name: string } | null, readonly area: { readonly slug: string, readonly name: string } }
    | { readonly __typename: 'Leader' }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation' }
   | null };

export type AddIssueMutationVariables = Exact<{
  input: AddIssueInput;
}>;


export type AddIssueMutation = { readonly addIssue: { readonly issue: { readonly id: string, readonly title: string, readonly description: string | null, readonly status: IssueStatus, readonly visibility: Visibility, readonly version: number, readonly area: { readonly slug: string, readonly name: string } } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type ChangeIssueMutationVariables = Exact<{
  input: ChangeIssueInput;
}>;


export type ChangeIssueMutation = { readonly changeIssue: { readonly issue: { readonly id: string, readonly title: string, readonly description: string | null, readonly status: IssueStatus, readonly visibility: Visibility, readonly version: number, readonly area: { readonly slug: string, readonly name: string } } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type RemoveIssueMutationVariables = Exact<{
  input: RemoveIssueInput;
}>;


export type RemoveIssueMutation = { readonly removeIssue: { readonly removedId: string | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

type Namesake_Ally_Fragment = { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

type Namesake_Leader_Fragment = { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

type Namesake_Organisation_Fragment = { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

export type NamesakeFragment =
  | Namesake_Ally_Fragment
  | Namesake_Leader_Fragment
  | Namesake_Organisation_Fragment
;

export type ListActorsQueryVariables = Exact<{
  area: string;
  kinds?: ReadonlyArray<ActorKind> | ActorKind | null | undefined;
  classifications?: ReadonlyArray<Classification> | Classification | null | undefined;
  orderBy?: ActorOrder | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ListActorsQuery = { readonly actors: { readonly totalCount: number, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'Ally', readonly degree: number, readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly __typename: 'Leader', readonly degree: number, readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly __typename: 'Organisation', readonly classification: Classification, readonly degree: number, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type FindActorsQueryVariables = Exact<{
  text: string;
  area?: string | null | undefined;
  kinds?: ReadonlyArray<ActorKind> | ActorKind | null | undefined;
  first: number;
}>;


export type FindActorsQuery = { readonly search: ReadonlyArray<{ readonly matched: string, readonly match: Match, readonly actor:
      | { readonly __typename: 'Ally', readonly degree: number, readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
      | { readonly __typename: 'Leader', readonly degree: number, readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
      | { readonly __typename: 'Organisation', readonly classification: Classification, readonly degree: number, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string, readonly name: string } }
     }> };

type OnMap_Ally_Fragment = { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } };

type OnMap_Leader_Fragment = { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } };

type OnMap_Organisation_Fragment = { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } };

export type OnMapFragment =
  | OnMap_Ally_Fragment
  | OnMap_Leader_Fragment
  | OnMap_Organisation_Fragment
;

export type TieFragment = { readonly id: string, readonly type: LinkType, readonly from:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
  , readonly to:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   };

export type DrawnAreaQueryVariables = Exact<{
  area: string;
}>;


export type DrawnAreaQuery = { readonly map: { readonly area: { readonly positions: ReadonlyArray<{ readonly x: number, readonly y: number, readonly actor:
          | { readonly id: string }
          | { readonly id: string }
          | { readonly id: string }
         }> }, readonly actors: ReadonlyArray<
      | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
      | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
      | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
    >, readonly links: ReadonlyArray<{ readonly id: string, readonly type: LinkType, readonly from:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
      , readonly to:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       }> } | null };

export type DrawnAroundQueryVariables = Exact<{
  of: string | number;
  depth: number;
  limit: number;
}>;


export type DrawnAroundQuery = { readonly neighbourhood: { readonly truncated: boolean, readonly centre:
      | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
      | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
      | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
    , readonly actors: ReadonlyArray<
      | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
      | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
      | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
    >, readonly links: ReadonlyArray<{ readonly id: string, readonly type: LinkType, readonly from:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
      , readonly to:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       }> } | null };

export type PlaceActorsMutationVariables = Exact<{
  input: PlaceActorsInput;
}>;


export type PlaceActorsMutation = { readonly placeActors: { readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type GapsQueryVariables = Exact<{
  area: string;
  months: number;
  first: number;
}>;


export type GapsQuery = { readonly gaps: { readonly missingClasses: ReadonlyArray<Classification>, readonly withoutLeader: boolean, readonly unlinked: { readonly count: number, readonly actors: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      > }, readonly unassessed: { readonly count: number, readonly actors: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      > }, readonly unsourced: { readonly count: number, readonly actors: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      > }, readonly oldLinks: { readonly count: number, readonly links: ReadonlyArray<{ readonly id: string, readonly type: LinkType, readonly updatedAt: string, readonly from:
          | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        , readonly to:
          | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
         }> }, readonly seen: { readonly actors: number, readonly links: number } } };

export type UnmetQueryVariables = Exact<{
  area: string;
  days: number;
  first: number;
}>;


export type UnmetQuery = { readonly unmet: { readonly total: number, readonly allies: ReadonlyArray<{ readonly lastMet: string | null, readonly ally: { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }, readonly nearestLeader: { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null } | null }> } };

export type TwiceQueryVariables = Exact<{
  area: string;
  first: number;
}>;


export type TwiceQuery = { readonly likelyDuplicates: { readonly total: number, readonly pairs: ReadonlyArray<{ readonly score: number, readonly criteria: ReadonlyArray<Criterion>, readonly actors: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      > }> } };

export type SupportQueryVariables = Exact<{
  area: string;
  first: number;
}>;


export type SupportQuery = { readonly supportTree: { readonly total: number, readonly alone: number, readonly supporters: ReadonlyArray<{ readonly supports: number, readonly below: number, readonly level: number, readonly leader:
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly links: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly other:
                | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
               }> } }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly links: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly other:
                | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
               }> } }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly links: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly other:
                | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
                | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
               }> } }
       }>, readonly unsupported: ReadonlyArray<
      | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    > } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly id: string, readonly name: string, readonly role: Role, readonly areas: ReadonlyArray<{ readonly slug: string }>, readonly leader: { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } } | null } | null, readonly areas: ReadonlyArray<{ readonly id: string, readonly slug: string, readonly name: string }>, readonly linkTypes: ReadonlyArray<{ readonly type: LinkType, readonly symmetric: boolean, readonly ends: ReadonlyArray<{ readonly from: ActorKind, readonly to: ActorKind }> }> };

export type AddAreaMutationVariables = Exact<{
  input: AddAreaInput;
}>;


export type AddAreaMutation = { readonly addArea: { readonly area: { readonly slug: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

type Face_Ally_Fragment = { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

type Face_Leader_Fragment = { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

type Face_Organisation_Fragment = { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null };

export type FaceFragment =
  | Face_Ally_Fragment
  | Face_Leader_Fragment
  | Face_Organisation_Fragment
;

export type RefusalFragment = { readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> };

export type RemovalOfQueryVariables = Exact<{
  area: string;
  actor?: string | number | null | undefined;
  record: string | number;
}>;


export type RemovalOfQuery = { readonly changes: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly records: ReadonlyArray<{ readonly recordId: string, readonly kind: ChangeKind }> }> } };

export type UndoMutationVariables = Exact<{
  input: UndoInput;
}>;


export type UndoMutation = { readonly undo: { readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type ReachedQueryVariables = Exact<{ [key: string]: never; }>;


export type ReachedQuery = { readonly __typename: 'Query' };

export type AssessMutationVariables = Exact<{
  input: AssessInput;
}>;


export type AssessMutation = { readonly assess: { readonly assessment: { readonly id: string, readonly support: Support, readonly influence: number | null } | null, readonly change: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: ErrorCode, readonly reason: string, readonly values: ReadonlyArray<string> }> } };

export type StandFragment = { readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly disagreed: boolean, readonly actor:
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
   };

export type StandingQueryVariables = Exact<{
  issue: string | number;
  on?: string | null | undefined;
  first: number;
}>;


export type StandingQuery = { readonly spectrum: { readonly unassessed: number, readonly bands: ReadonlyArray<{ readonly support: Support, readonly count: number }>, readonly seen: { readonly actors: number } } | null, readonly powerGrid: { readonly placedCount: number, readonly unknownCount: number, readonly placed: ReadonlyArray<{ readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly disagreed: boolean, readonly actor:
        | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
       }>, readonly unknown: ReadonlyArray<{ readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly disagreed: boolean, readonly actor:
        | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
       }> } | null };

export type WordsQueryVariables = Exact<{
  actor: string | number;
  issue: string | number;
  last: number;
}>;


export type WordsQuery = { readonly node:
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly assessments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly on: string, readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly note: string | null, readonly visibility: Visibility, readonly assessor: { readonly id: string, readonly name: string } | null }> } }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly assessments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly on: string, readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly note: string | null, readonly visibility: Visibility, readonly assessor: { readonly id: string, readonly name: string } | null }> } }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly assessments: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly on: string, readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly note: string | null, readonly visibility: Visibility, readonly assessor: { readonly id: string, readonly name: string } | null }> } }
   | null };

export type DoorTieFragment = { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly basis: Basis | null, readonly until: string | null, readonly from:
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
  , readonly to:
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
    | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
   };

export type DecidersQueryVariables = Exact<{
  issue: string | number;
}>;


export type DecidersQuery = { readonly deciders: { readonly truncated: boolean, readonly deciders: ReadonlyArray<{ readonly position: { readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly disagreed: boolean, readonly actor:
          | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
         }, readonly influencers: ReadonlyArray<{ readonly steps: number, readonly actor:
          | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        , readonly link: { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly basis: Basis | null, readonly until: string | null, readonly from:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          , readonly to:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
           }, readonly position: { readonly support: Support, readonly influence: number | null, readonly disagreed: boolean } | null }> }>, readonly secondaryTargets: ReadonlyArray<{ readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly disagreed: boolean, readonly actor:
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
       }>, readonly seen: { readonly actors: number, readonly links: number } } | null };

export type MovableQueryVariables = Exact<{
  issue: string | number;
  first: number;
}>;


export type MovableQuery = { readonly movable: { readonly count: number, readonly truncated: boolean, readonly movable: ReadonlyArray<{ readonly reach: number, readonly position: { readonly support: Support, readonly influence: number | null, readonly roles: ReadonlyArray<CampaignRole>, readonly disagreed: boolean, readonly actor:
          | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
         }, readonly doorOpener: { readonly warmth: number, readonly actors: ReadonlyArray<
          | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        >, readonly links: ReadonlyArray<{ readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly basis: Basis | null, readonly until: string | null, readonly from:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
          , readonly to:
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
            | { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
           }> } | null }>, readonly seen: { readonly actors: number, readonly links: number } } | null };

export type MovesQueryVariables = Exact<{
  issue: string | number;
  since: string;
  until?: string | null | undefined;
  first: number;
}>;


export type MovesQuery = { readonly moves: { readonly towards: number, readonly away: number, readonly learned: number, readonly doubted: number, readonly moves: ReadonlyArray<{ readonly kind: MoveKind, readonly bands: number | null, readonly from: Support, readonly to: Support, readonly sameAssessor: boolean, readonly actor:
        | { readonly __typename: 'Ally', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly jobTitle: string | null, readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly summary: string | null, readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      , readonly assessment: { readonly id: string, readonly on: string, readonly note: string | null, readonly assessor: { readonly id: string, readonly name: string } | null }, readonly earlier: { readonly on: string, readonly assessor: { readonly id: string, readonly name: string } | null } }> } | null };

export type StepFragment = { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly basis: Basis | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly from:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   };

export type EndsQueryVariables = Exact<{
  ids: ReadonlyArray<string | number> | string | number;
}>;


export type EndsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account' }
    | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
    | { readonly __typename: 'Area' }
    | { readonly __typename: 'Assessment' }
    | { readonly __typename: 'Change' }
    | { readonly __typename: 'Issue' }
    | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
    | { readonly __typename: 'Link' }
    | { readonly __typename: 'Meeting' }
    | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null, readonly area: { readonly slug: string } }
   | null> };

export type WaysQueryVariables = Exact<{
  to: string | number;
  from?: string | number | null | undefined;
  fromOrganisation?: string | number | null | undefined;
  maxHops: number;
  minStrength?: number | null | undefined;
  first: number;
}>;


export type WaysQuery = { readonly introductions: { readonly truncated: boolean, readonly seen: { readonly actors: number, readonly links: number }, readonly paths: ReadonlyArray<{ readonly hops: number, readonly warmth: number, readonly weakest: number | null, readonly actors: ReadonlyArray<
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
      >, readonly links: ReadonlyArray<{ readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly basis: Basis | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly from:
          | { readonly id: string }
          | { readonly id: string }
          | { readonly id: string }
         }> }> } | null };

export type KnownQueryVariables = Exact<{
  organisation: string | number;
  first: number;
}>;


export type KnownQuery = { readonly acquaintances: { readonly truncated: boolean, readonly seen: { readonly actors: number, readonly links: number }, readonly known: ReadonlyArray<{ readonly warmth: number, readonly strength: number | null, readonly since: string | null, readonly role: string | null, readonly leader: { readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }, readonly contact:
        | { readonly __typename: 'Ally', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Leader', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
        | { readonly __typename: 'Organisation', readonly id: string, readonly kind: ActorKind, readonly name: string, readonly nameLanguage: string | null }
       | null, readonly there: { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly basis: Basis | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly from:
          | { readonly id: string }
          | { readonly id: string }
          | { readonly id: string }
         }, readonly link: { readonly id: string, readonly type: LinkType, readonly strength: number | null, readonly basis: Basis | null, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly from:
          | { readonly id: string }
          | { readonly id: string }
          | { readonly id: string }
         } }> } | null };

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
export const RecordFragmentDoc = new TypedDocumentString(`
    fragment Record on Actor {
  __typename
  ...Face
  otherNames {
    name
    language
  }
  identifiers {
    scheme
    value
  }
  summary
  source
  languages
  tags
  visibility
  version
  ... on Leader {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Ally {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Organisation {
    classification
    website
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`, {"fragmentName":"Record"}) as unknown as TypedDocumentString<RecordFragment, unknown>;
export const LinkRecordFragmentDoc = new TypedDocumentString(`
    fragment LinkRecord on Link {
  id
  type
  strength
  mutual
  role
  since
  until
  basis
  source
  note
  visibility
  version
}
    `, {"fragmentName":"LinkRecord"}) as unknown as TypedDocumentString<LinkRecordFragment, unknown>;
export const ToldFragmentDoc = new TypedDocumentString(`
    fragment Told on Node {
  __typename
  id
  ... on Actor {
    kind
    name
    nameLanguage
  }
  ... on Link {
    type
    from {
      ...Face
    }
    to {
      ...Face
    }
  }
  ... on Assessment {
    on
    support
    actor {
      id
    }
    issue {
      id
      title
    }
  }
  ... on Meeting {
    on
    meetingKind: kind
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`, {"fragmentName":"Told"}) as unknown as TypedDocumentString<ToldFragment, unknown>;
export const DueFragmentDoc = new TypedDocumentString(`
    fragment Due on Meeting {
  id
  version
  kind
  on
  agreed
  nextStep
  due
  doneOn
  area {
    slug
  }
  leaders {
    __typename
    ...Face
  }
  with {
    __typename
    ...Face
  }
  nextStepBy {
    id
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`, {"fragmentName":"Due"}) as unknown as TypedDocumentString<DueFragment, unknown>;
export const IssueFaceFragmentDoc = new TypedDocumentString(`
    fragment IssueFace on Issue {
  id
  title
  description
  status
  visibility
  version
  area {
    slug
    name
  }
}
    `, {"fragmentName":"IssueFace"}) as unknown as TypedDocumentString<IssueFaceFragment, unknown>;
export const NamesakeFragmentDoc = new TypedDocumentString(`
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`, {"fragmentName":"Namesake"}) as unknown as TypedDocumentString<NamesakeFragment, unknown>;
export const OnMapFragmentDoc = new TypedDocumentString(`
    fragment OnMap on Actor {
  __typename
  ...Face
  area {
    slug
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`, {"fragmentName":"OnMap"}) as unknown as TypedDocumentString<OnMapFragment, unknown>;
export const TieFragmentDoc = new TypedDocumentString(`
    fragment Tie on Link {
  id
  type
  from {
    id
  }
  to {
    id
  }
}
    `, {"fragmentName":"Tie"}) as unknown as TypedDocumentString<TieFragment, unknown>;
export const RefusalFragmentDoc = new TypedDocumentString(`
    fragment Refusal on UserError {
  field
  code
  reason
  values
}
    `, {"fragmentName":"Refusal"}) as unknown as TypedDocumentString<RefusalFragment, unknown>;
export const StandFragmentDoc = new TypedDocumentString(`
    fragment Stand on Position {
  actor {
    ...Face
  }
  support
  influence
  roles
  disagreed
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`, {"fragmentName":"Stand"}) as unknown as TypedDocumentString<StandFragment, unknown>;
export const DoorTieFragmentDoc = new TypedDocumentString(`
    fragment DoorTie on Link {
  id
  type
  strength
  basis
  until
  from {
    ...Face
  }
  to {
    ...Face
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`, {"fragmentName":"DoorTie"}) as unknown as TypedDocumentString<DoorTieFragment, unknown>;
export const StepFragmentDoc = new TypedDocumentString(`
    fragment Step on Link {
  id
  type
  from {
    id
  }
  strength
  basis
  role
  since
  until
}
    `, {"fragmentName":"Step"}) as unknown as TypedDocumentString<StepFragment, unknown>;
export const ActorDocument = new TypedDocumentString(`
    query Actor($id: ID!) {
  node(id: $id) {
    __typename
    ... on Actor {
      ...Record
      degree
      createdAt
      updatedAt
      createdBy {
        id
        name
      }
      area {
        slug
        name
      }
      assessments(first: 1) {
        totalCount
      }
      meetings(first: 1) {
        totalCount
      }
    }
  }
}
    fragment Record on Actor {
  __typename
  ...Face
  otherNames {
    name
    language
  }
  identifiers {
    scheme
    value
  }
  summary
  source
  languages
  tags
  visibility
  version
  ... on Leader {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Ally {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Organisation {
    classification
    website
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<ActorQuery, ActorQueryVariables>;
export const ChangeAllyDocument = new TypedDocumentString(`
    mutation ChangeAlly($input: ChangeAllyInput!) {
  changeAlly(input: $input) {
    ally {
      ...Record
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Record on Actor {
  __typename
  ...Face
  otherNames {
    name
    language
  }
  identifiers {
    scheme
    value
  }
  summary
  source
  languages
  tags
  visibility
  version
  ... on Leader {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Ally {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Organisation {
    classification
    website
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<ChangeAllyMutation, ChangeAllyMutationVariables>;
export const ChangeLeaderDocument = new TypedDocumentString(`
    mutation ChangeLeader($input: ChangeLeaderInput!) {
  changeLeader(input: $input) {
    leader {
      ...Record
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Record on Actor {
  __typename
  ...Face
  otherNames {
    name
    language
  }
  identifiers {
    scheme
    value
  }
  summary
  source
  languages
  tags
  visibility
  version
  ... on Leader {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Ally {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Organisation {
    classification
    website
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<ChangeLeaderMutation, ChangeLeaderMutationVariables>;
export const ChangeOrganisationDocument = new TypedDocumentString(`
    mutation ChangeOrganisation($input: ChangeOrganisationInput!) {
  changeOrganisation(input: $input) {
    organisation {
      ...Record
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Record on Actor {
  __typename
  ...Face
  otherNames {
    name
    language
  }
  identifiers {
    scheme
    value
  }
  summary
  source
  languages
  tags
  visibility
  version
  ... on Leader {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Ally {
    jobTitle
    contactDetails {
      type
      value
      label
    }
    noIntermediary
  }
  ... on Organisation {
    classification
    website
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<ChangeOrganisationMutation, ChangeOrganisationMutationVariables>;
export const ChangeKindDocument = new TypedDocumentString(`
    mutation ChangeKind($input: ChangeActorKindInput!) {
  changeActorKind(input: $input) {
    actor {
      ...Face
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<ChangeKindMutation, ChangeKindMutationVariables>;
export const RemoveActorDocument = new TypedDocumentString(`
    mutation RemoveActor($input: RemoveActorInput!) {
  removeActor(input: $input) {
    removedId
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
}`) as unknown as TypedDocumentString<RemoveActorMutation, RemoveActorMutationVariables>;
export const ActorLinksDocument = new TypedDocumentString(`
    query ActorLinks($id: ID!, $cursor: String) {
  node(id: $id) {
    __typename
    ... on Actor {
      links(first: 100, after: $cursor) {
        totalCount
        edges {
          direction
          other {
            ...Face
          }
          node {
            ...LinkRecord
            area {
              slug
            }
            createdBy {
              name
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment LinkRecord on Link {
  id
  type
  strength
  mutual
  role
  since
  until
  basis
  source
  note
  visibility
  version
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<ActorLinksQuery, ActorLinksQueryVariables>;
export const ChangeLinkDocument = new TypedDocumentString(`
    mutation ChangeLink($input: ChangeLinkInput!) {
  changeLink(input: $input) {
    link {
      ...LinkRecord
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment LinkRecord on Link {
  id
  type
  strength
  mutual
  role
  since
  until
  basis
  source
  note
  visibility
  version
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<ChangeLinkMutation, ChangeLinkMutationVariables>;
export const RemoveLinkDocument = new TypedDocumentString(`
    mutation RemoveLink($input: RemoveLinkInput!) {
  removeLink(input: $input) {
    removedId
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
}`) as unknown as TypedDocumentString<RemoveLinkMutation, RemoveLinkMutationVariables>;
export const ActorStandsDocument = new TypedDocumentString(`
    query ActorStands($id: ID!, $cursor: String) {
  node(id: $id) {
    __typename
    ... on Actor {
      assessments(last: 100, before: $cursor) {
        totalCount
        nodes {
          id
          on
          support
          influence
          roles
          note
          createdAt
          assessor {
            id
            name
          }
          issue {
            id
            title
            area {
              slug
            }
          }
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ActorStandsQuery, ActorStandsQueryVariables>;
export const IssuesToAssessDocument = new TypedDocumentString(`
    query IssuesToAssess($area: String!) {
  issues(area: $area, first: 100) {
    nodes {
      id
      title
      status
    }
  }
}
    `) as unknown as TypedDocumentString<IssuesToAssessQuery, IssuesToAssessQueryVariables>;
export const ActorMeetingsDocument = new TypedDocumentString(`
    query ActorMeetings($id: ID!, $cursor: String) {
  node(id: $id) {
    __typename
    ... on Actor {
      meetings(last: 20, before: $cursor) {
        totalCount
        nodes {
          id
          kind
          on
          agreed
          nextStep
          due
          doneOn
          note
          leaders {
            ...Face
          }
          with {
            ...Face
          }
          nextStepBy {
            ...Face
          }
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<ActorMeetingsQuery, ActorMeetingsQueryVariables>;
export const ActorHistoryDocument = new TypedDocumentString(`
    query ActorHistory($id: ID!, $cursor: String) {
  node(id: $id) {
    __typename
    ... on Actor {
      history(last: 15, before: $cursor) {
        totalCount
        nodes {
          id
          at
          by {
            id
            name
          }
          undoes
          areas {
            slug
          }
          recordCount
          records(about: $id, first: 20) {
            recordId
            kind
            record {
              ...Told
            }
            fields {
              field
              before
              after
            }
          }
        }
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
}
    fragment Told on Node {
  __typename
  id
  ... on Actor {
    kind
    name
    nameLanguage
  }
  ... on Link {
    type
    from {
      ...Face
    }
    to {
      ...Face
    }
  }
  ... on Assessment {
    on
    support
    actor {
      id
    }
    issue {
      id
      title
    }
  }
  ... on Meeting {
    on
    meetingKind: kind
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<ActorHistoryQuery, ActorHistoryQueryVariables>;
export const NamesOfDocument = new TypedDocumentString(`
    query NamesOf($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Actor {
      ...Face
    }
    ... on Issue {
      id
      title
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<NamesOfQuery, NamesOfQueryVariables>;
export const ActorSourcesDocument = new TypedDocumentString(`
    query ActorSources($id: ID!, $first: Int!) {
  sources(of: $id, first: $first) {
    truncated
    changesSeen
    assertions {
      at
      basis
      source
      by {
        id
        name
      }
      record {
        ...Told
      }
      revisions {
        change
        at
        kind
        by {
          id
          name
        }
        fields {
          field
          before
          after
        }
      }
    }
  }
}
    fragment Told on Node {
  __typename
  id
  ... on Actor {
    kind
    name
    nameLanguage
  }
  ... on Link {
    type
    from {
      ...Face
    }
    to {
      ...Face
    }
  }
  ... on Assessment {
    on
    support
    actor {
      id
    }
    issue {
      id
      title
    }
  }
  ... on Meeting {
    on
    meetingKind: kind
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<ActorSourcesQuery, ActorSourcesQueryVariables>;
export const LikelySameDocument = new TypedDocumentString(`
    query LikelySame($text: String!) {
  search(text: $text, first: 12) {
    matched
    match
    actor {
      ...Namesake
      area {
        slug
        name
      }
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<LikelySameQuery, LikelySameQueryVariables>;
export const AddAllyDocument = new TypedDocumentString(`
    mutation AddAlly($input: AddAllyInput!) {
  addAlly(input: $input) {
    ally {
      ...Face
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<AddAllyMutation, AddAllyMutationVariables>;
export const AddLeaderDocument = new TypedDocumentString(`
    mutation AddLeader($input: AddLeaderInput!) {
  addLeader(input: $input) {
    leader {
      ...Face
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<AddLeaderMutation, AddLeaderMutationVariables>;
export const AddOrganisationDocument = new TypedDocumentString(`
    mutation AddOrganisation($input: AddOrganisationInput!) {
  addOrganisation(input: $input) {
    organisation {
      ...Face
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<AddOrganisationMutation, AddOrganisationMutationVariables>;
export const AddLinkDocument = new TypedDocumentString(`
    mutation AddLink($input: AddLinkInput!) {
  addLink(input: $input) {
    link {
      id
      area {
        slug
      }
    }
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
}`) as unknown as TypedDocumentString<AddLinkMutation, AddLinkMutationVariables>;
export const AgendaDocument = new TypedDocumentString(`
    query Agenda($for: ID) {
  agenda(for: $for) {
    truncated
    seen {
      actors
      links
    }
    leader {
      ...Face
      area {
        slug
      }
    }
    overdue {
      ...Due
    }
    due {
      ...Due
    }
    undated {
      ...Due
    }
    suggestions {
      reason
      lastMet
      ally {
        ...Face
        createdAt
        assessments(last: 20) {
          nodes {
            support
            influence
            issue {
              id
              title
              status
            }
          }
        }
      }
    }
  }
}
    fragment Due on Meeting {
  id
  version
  kind
  on
  agreed
  nextStep
  due
  doneOn
  area {
    slug
  }
  leaders {
    __typename
    ...Face
  }
  with {
    __typename
    ...Face
  }
  nextStepBy {
    id
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<AgendaQuery, AgendaQueryVariables>;
export const AreaLeadersDocument = new TypedDocumentString(`
    query AreaLeaders($area: String!) {
  actors(area: $area, kinds: [LEADER], first: 100) {
    totalCount
    nodes {
      __typename
      ...Face
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<AreaLeadersQuery, AreaLeadersQueryVariables>;
export const AddMeetingDocument = new TypedDocumentString(`
    mutation AddMeeting($input: AddMeetingInput!) {
  addMeeting(input: $input) {
    meeting {
      id
      area {
        slug
      }
    }
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
}`) as unknown as TypedDocumentString<AddMeetingMutation, AddMeetingMutationVariables>;
export const StepDoneDocument = new TypedDocumentString(`
    mutation StepDone($input: ChangeMeetingInput!) {
  changeMeeting(input: $input) {
    meeting {
      id
      version
      doneOn
    }
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
}`) as unknown as TypedDocumentString<StepDoneMutation, StepDoneMutationVariables>;
export const BridgesDocument = new TypedDocumentString(`
    query Bridges($area: String!, $excludeLeaders: Boolean!, $first: Int!) {
  bridges(area: $area, excludeLeaders: $excludeLeaders, first: $first) {
    exact
    error
    confidence
    seen {
      actors
      links
    }
    bridges {
      betweenness
      componentsLeft
      actorsCutOff
      actor {
        ...Namesake
      }
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<BridgesQuery, BridgesQueryVariables>;
export const GroupsDocument = new TypedDocumentString(`
    query Groups($area: String!, $excludeLeaders: Boolean!, $first: Int!, $members: Int!, $pairs: Int!) {
  groups(area: $area, excludeLeaders: $excludeLeaders, first: $first) {
    components
    modularity
    total
    groups {
      size
      actors(first: $members) {
        ...Namesake
      }
    }
    ties {
      between
      links
    }
    seen {
      actors
      links
    }
  }
  strangers(area: $area, excludeLeaders: $excludeLeaders, first: $pairs) {
    total
    pairs {
      groups {
        size
        actors(first: 3) {
          ...Namesake
        }
      }
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<GroupsQuery, GroupsQueryVariables>;
export const StepAwayDocument = new TypedDocumentString(`
    query StepAway($area: String!, $first: Int!) {
  oneStepAway(area: $area, first: $first) {
    total
    leaders
    seen {
      actors
      links
    }
    actors {
      leaders
      actor {
        ...Namesake
      }
      knownBy {
        __typename
        ...Face
      }
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<StepAwayQuery, StepAwayQueryVariables>;
export const GrowthDocument = new TypedDocumentString(`
    query Growth($area: String!, $by: Period!, $last: Int!) {
  growth(area: $area, by: $by, last: $last) {
    truncated
    earlier {
      actors
      links
      assessments
    }
    periods {
      from
      added {
        actors
        links
        assessments
      }
    }
    seen {
      actors
      links
    }
  }
}
    `) as unknown as TypedDocumentString<GrowthQuery, GrowthQueryVariables>;
export const ListIssuesDocument = new TypedDocumentString(`
    query ListIssues($area: String!, $statuses: [IssueStatus!], $first: Int!, $after: String) {
  issues(area: $area, statuses: $statuses, first: $first, after: $after) {
    totalCount
    nodes {
      ...IssueFace
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment IssueFace on Issue {
  id
  title
  description
  status
  visibility
  version
  area {
    slug
    name
  }
}`) as unknown as TypedDocumentString<ListIssuesQuery, ListIssuesQueryVariables>;
export const CoverageDocument = new TypedDocumentString(`
    query Coverage($issue: ID!) {
  spectrum(issue: $issue) {
    bands {
      support
      count
    }
    unassessed
  }
}
    `) as unknown as TypedDocumentString<CoverageQuery, CoverageQueryVariables>;
export const IssueRecordDocument = new TypedDocumentString(`
    query IssueRecord($id: ID!) {
  node(id: $id) {
    __typename
    ... on Issue {
      ...IssueFace
      createdAt
      createdBy {
        id
        name
      }
    }
  }
}
    fragment IssueFace on Issue {
  id
  title
  description
  status
  visibility
  version
  area {
    slug
    name
  }
}`) as unknown as TypedDocumentString<IssueRecordQuery, IssueRecordQueryVariables>;
export const AddIssueDocument = new TypedDocumentString(`
    mutation AddIssue($input: AddIssueInput!) {
  addIssue(input: $input) {
    issue {
      ...IssueFace
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment IssueFace on Issue {
  id
  title
  description
  status
  visibility
  version
  area {
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<AddIssueMutation, AddIssueMutationVariables>;
export const ChangeIssueDocument = new TypedDocumentString(`
    mutation ChangeIssue($input: ChangeIssueInput!) {
  changeIssue(input: $input) {
    issue {
      ...IssueFace
    }
    change {
      id
    }
    userErrors {
      ...Refusal
    }
  }
}
    fragment IssueFace on Issue {
  id
  title
  description
  status
  visibility
  version
  area {
    slug
    name
  }
}
fragment Refusal on UserError {
  field
  code
  reason
  values
}`) as unknown as TypedDocumentString<ChangeIssueMutation, ChangeIssueMutationVariables>;
export const RemoveIssueDocument = new TypedDocumentString(`
    mutation RemoveIssue($input: RemoveIssueInput!) {
  removeIssue(input: $input) {
    removedId
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
}`) as unknown as TypedDocumentString<RemoveIssueMutation, RemoveIssueMutationVariables>;
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
      ...Namesake
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
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
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
      ...Namesake
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
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<FindActorsQuery, FindActorsQueryVariables>;
export const DrawnAreaDocument = new TypedDocumentString(`
    query DrawnArea($area: String!) {
  map(area: $area) {
    area {
      positions {
        actor {
          id
        }
        x
        y
      }
    }
    actors {
      ...OnMap
    }
    links {
      ...Tie
    }
  }
}
    fragment OnMap on Actor {
  __typename
  ...Face
  area {
    slug
  }
}
fragment Tie on Link {
  id
  type
  from {
    id
  }
  to {
    id
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<DrawnAreaQuery, DrawnAreaQueryVariables>;
export const DrawnAroundDocument = new TypedDocumentString(`
    query DrawnAround($of: ID!, $depth: Int!, $limit: Int!) {
  neighbourhood(of: $of, depth: $depth, limit: $limit) {
    centre {
      ...OnMap
    }
    actors {
      ...OnMap
    }
    links {
      ...Tie
    }
    truncated
  }
}
    fragment OnMap on Actor {
  __typename
  ...Face
  area {
    slug
  }
}
fragment Tie on Link {
  id
  type
  from {
    id
  }
  to {
    id
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<DrawnAroundQuery, DrawnAroundQueryVariables>;
export const PlaceActorsDocument = new TypedDocumentString(`
    mutation PlaceActors($input: PlaceActorsInput!) {
  placeActors(input: $input) {
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
}`) as unknown as TypedDocumentString<PlaceActorsMutation, PlaceActorsMutationVariables>;
export const GapsDocument = new TypedDocumentString(`
    query Gaps($area: String!, $months: Int!, $first: Int!) {
  gaps(area: $area, months: $months, first: $first) {
    unlinked {
      count
      actors {
        ...Namesake
      }
    }
    unassessed {
      count
      actors {
        ...Namesake
      }
    }
    unsourced {
      count
      actors {
        ...Namesake
      }
    }
    missingClasses
    withoutLeader
    oldLinks {
      count
      links {
        id
        type
        updatedAt
        from {
          ...Namesake
        }
        to {
          ...Namesake
        }
      }
    }
    seen {
      actors
      links
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<GapsQuery, GapsQueryVariables>;
export const UnmetDocument = new TypedDocumentString(`
    query Unmet($area: String!, $days: Int!, $first: Int!) {
  unmet(area: $area, days: $days, first: $first) {
    total
    allies {
      lastMet
      ally {
        ...Namesake
      }
      nearestLeader {
        ...Face
      }
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<UnmetQuery, UnmetQueryVariables>;
export const TwiceDocument = new TypedDocumentString(`
    query Twice($area: String!, $first: Int!) {
  likelyDuplicates(area: $area, first: $first) {
    total
    pairs {
      score
      criteria
      actors {
        ...Namesake
      }
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<TwiceQuery, TwiceQueryVariables>;
export const SupportDocument = new TypedDocumentString(`
    query Support($area: String!, $first: Int!) {
  supportTree(area: $area, first: $first) {
    total
    alone
    supporters {
      supports
      below
      level
      leader {
        __typename
        ...Face
        links(types: [SUPPORTS_LEADER], direction: OUT, first: 10) {
          totalCount
          edges {
            other {
              __typename
              ...Face
            }
          }
        }
      }
    }
    unsupported {
      ...Namesake
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<SupportQuery, SupportQueryVariables>;
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
      ...Face
      area {
        slug
      }
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
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const AddAreaDocument = new TypedDocumentString(`
    mutation AddArea($input: AddAreaInput!) {
  addArea(input: $input) {
    area {
      slug
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
}`) as unknown as TypedDocumentString<AddAreaMutation, AddAreaMutationVariables>;
export const RemovalOfDocument = new TypedDocumentString(`
    query RemovalOf($area: String!, $actor: ID, $record: ID!) {
  changes(area: $area, actor: $actor, last: 100) {
    nodes {
      id
      records(about: $record) {
        recordId
        kind
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RemovalOfQuery, RemovalOfQueryVariables>;
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
export const ReachedDocument = new TypedDocumentString(`
    query Reached {
  __typename
}
    `) as unknown as TypedDocumentString<ReachedQuery, ReachedQueryVariables>;
export const AssessDocument = new TypedDocumentString(`
    mutation Assess($input: AssessInput!) {
  assess(input: $input) {
    assessment {
      id
      support
      influence
    }
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
}`) as unknown as TypedDocumentString<AssessMutation, AssessMutationVariables>;
export const StandingDocument = new TypedDocumentString(`
    query Standing($issue: ID!, $on: PartialDate, $first: Int!) {
  spectrum(issue: $issue, on: $on) {
    bands {
      support
      count
    }
    unassessed
    seen {
      actors
    }
  }
  powerGrid(issue: $issue, on: $on, first: $first) {
    placed {
      ...Stand
    }
    placedCount
    unknown {
      ...Stand
    }
    unknownCount
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Stand on Position {
  actor {
    ...Face
  }
  support
  influence
  roles
  disagreed
}`) as unknown as TypedDocumentString<StandingQuery, StandingQueryVariables>;
export const WordsDocument = new TypedDocumentString(`
    query Words($actor: ID!, $issue: ID!, $last: Int!) {
  node(id: $actor) {
    __typename
    ... on Actor {
      ...Face
      assessments(issue: $issue, last: $last) {
        totalCount
        nodes {
          id
          on
          support
          influence
          roles
          note
          visibility
          assessor {
            id
            name
          }
        }
      }
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<WordsQuery, WordsQueryVariables>;
export const DecidersDocument = new TypedDocumentString(`
    query Deciders($issue: ID!) {
  deciders(issue: $issue) {
    deciders {
      position {
        ...Stand
        actor {
          ...Namesake
        }
      }
      influencers {
        steps
        actor {
          ...Namesake
        }
        link {
          ...DoorTie
        }
        position {
          support
          influence
          disagreed
        }
      }
    }
    secondaryTargets {
      ...Stand
      actor {
        ...Namesake
      }
    }
    truncated
    seen {
      actors
      links
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Stand on Position {
  actor {
    ...Face
  }
  support
  influence
  roles
  disagreed
}
fragment DoorTie on Link {
  id
  type
  strength
  basis
  until
  from {
    ...Face
  }
  to {
    ...Face
  }
}`) as unknown as TypedDocumentString<DecidersQuery, DecidersQueryVariables>;
export const MovableDocument = new TypedDocumentString(`
    query Movable($issue: ID!, $first: Int!) {
  movable(issue: $issue, first: $first) {
    count
    truncated
    movable {
      reach
      position {
        ...Stand
        actor {
          ...Namesake
        }
      }
      doorOpener {
        warmth
        actors {
          ...Face
        }
        links {
          ...DoorTie
        }
      }
    }
    seen {
      actors
      links
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Stand on Position {
  actor {
    ...Face
  }
  support
  influence
  roles
  disagreed
}
fragment DoorTie on Link {
  id
  type
  strength
  basis
  until
  from {
    ...Face
  }
  to {
    ...Face
  }
}`) as unknown as TypedDocumentString<MovableQuery, MovableQueryVariables>;
export const MovesDocument = new TypedDocumentString(`
    query Moves($issue: ID!, $since: PartialDate!, $until: PartialDate, $first: Int!) {
  moves(issue: $issue, since: $since, until: $until, first: $first) {
    towards
    away
    learned
    doubted
    moves {
      kind
      bands
      from
      to
      sameAssessor
      actor {
        ...Namesake
      }
      assessment {
        id
        on
        note
        assessor {
          id
          name
        }
      }
      earlier {
        on
        assessor {
          id
          name
        }
      }
    }
  }
}
    fragment Namesake on Actor {
  __typename
  ...Face
  summary
  ... on Ally {
    jobTitle
  }
  ... on Leader {
    jobTitle
  }
}
fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<MovesQuery, MovesQueryVariables>;
export const EndsDocument = new TypedDocumentString(`
    query Ends($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    ... on Actor {
      ...Face
      area {
        slug
      }
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}`) as unknown as TypedDocumentString<EndsQuery, EndsQueryVariables>;
export const WaysDocument = new TypedDocumentString(`
    query Ways($to: ID!, $from: ID, $fromOrganisation: ID, $maxHops: Int!, $minStrength: Int, $first: Int!) {
  introductions(
    to: $to
    from: $from
    fromOrganisation: $fromOrganisation
    maxHops: $maxHops
    minStrength: $minStrength
    first: $first
  ) {
    truncated
    seen {
      actors
      links
    }
    paths {
      hops
      warmth
      weakest
      actors {
        __typename
        ...Face
      }
      links {
        ...Step
      }
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Step on Link {
  id
  type
  from {
    id
  }
  strength
  basis
  role
  since
  until
}`) as unknown as TypedDocumentString<WaysQuery, WaysQueryVariables>;
export const KnownDocument = new TypedDocumentString(`
    query Known($organisation: ID!, $first: Int!) {
  acquaintances(organisation: $organisation, first: $first) {
    truncated
    seen {
      actors
      links
    }
    known {
      warmth
      strength
      since
      leader {
        ...Face
      }
      contact {
        __typename
        ...Face
      }
      role
      there {
        ...Step
      }
      link {
        ...Step
      }
    }
  }
}
    fragment Face on Actor {
  id
  kind
  name
  nameLanguage
}
fragment Step on Link {
  id
  type
  from {
    id
  }
  strength
  basis
  role
  since
  until
}`) as unknown as TypedDocumentString<KnownQuery, KnownQueryVariables>;