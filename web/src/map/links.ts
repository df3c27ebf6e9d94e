// How links are told apart on a drawing: four families by their dash, and each type by its word.
import type { LinkType } from '../gql/graphql';

export const families = ['person', 'belonging', 'alliance', 'against'] as const;
export type Family = (typeof families)[number];

export const familyOf: Record<LinkType, Family> = {
  KNOWS: 'person', FAMILY_OF: 'person', WORKS_WITH: 'person', INTRODUCED: 'person',
  MEMBER_OF: 'belonging', LEADS: 'belonging', BOARD_OF: 'belonging', WORKS_FOR: 'belonging', VOLUNTEERS_FOR: 'belonging',
  HOLDS_OFFICE_IN: 'belonging', PART_OF: 'belonging',
  ALLIED_WITH: 'alliance', SUPPORTS_LEADER: 'alliance', FUNDS: 'alliance', INFLUENCES: 'alliance',
  OPPOSES: 'against', COMPETES_WITH: 'against',
};

export const linkTypes = Object.keys(familyOf) as LinkType[];
export const isType = (word: string): word is LinkType => Object.hasOwn(familyOf, word);
export const isFamily = (word: string): word is Family => (families as readonly string[]).includes(word);
