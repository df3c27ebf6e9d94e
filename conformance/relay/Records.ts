// Each kind of record, refetched by its id alone.
import { graphql } from 'relay-runtime';

export const account = graphql`
  fragment Records_account on Account @refetchable(queryName: "RecordsAccountQuery") {
    id
    name
    role
    areas {
      ...Records_area
    }
    leader {
      name
    }
  }
`;

export const area = graphql`
  fragment Records_area on Area @refetchable(queryName: "RecordsAreaQuery") {
    id
    slug
    name
    version
  }
`;

export const leader = graphql`
  fragment Records_leader on Leader @refetchable(queryName: "RecordsLeaderQuery") {
    id
    name
    jobTitle
    contactDetails {
      type
      value
      label
    }
    ...ActorLists_links
  }
`;

export const organisation = graphql`
  fragment Records_organisation on Organisation @refetchable(queryName: "RecordsOrganisationQuery") {
    id
    name
    otherNames {
      name
      language
    }
    identifiers {
      scheme
      value
    }
    classification
    website
    ...ActorLists_links
    ...ActorLists_history
  }
`;

export const ally = graphql`
  fragment Records_ally on Ally @refetchable(queryName: "RecordsAllyQuery") {
    id
    name
    jobTitle
    createdBy {
      name
    }
    ...ActorLists_assessments
  }
`;

export const link = graphql`
  fragment Records_link on Link @refetchable(queryName: "RecordsLinkQuery") {
    id
    type
    from {
      name
    }
    to {
      name
    }
    strength
    mutual
    since
    until
    basis
    version
  }
`;

export const issue = graphql`
  fragment Records_issue on Issue @refetchable(queryName: "RecordsIssueQuery") {
    id
    title
    status
    createdAt
    area {
      slug
    }
  }
`;

export const assessment = graphql`
  fragment Records_assessment on Assessment @refetchable(queryName: "RecordsAssessmentQuery") {
    id
    on
    support
    influence
    roles
    assessor {
      name
    }
    issue {
      title
    }
  }
`;

export const meeting = graphql`
  fragment Records_meeting on Meeting @refetchable(queryName: "RecordsMeetingQuery") {
    id
    kind
    on
    leaders {
      name
    }
    with {
      name
    }
    nextStep
    nextStepBy {
      name
    }
    due
    doneOn
    version
  }
`;

export const change = graphql`
  fragment Records_change on Change @refetchable(queryName: "RecordsChangeQuery") {
    id
    at
    by {
      name
    }
    undoes
    records {
      recordId
      kind
      record {
        __typename
      }
      fields {
        field
        before
        after
      }
    }
  }
`;

export const actor = graphql`
  query RecordsActorQuery($id: ID!) {
    node(id: $id) {
      ... on Actor {
        ...ActorLists_links @alias
        ...ActorLists_assessments @alias
        ...ActorLists_history @alias
      }
    }
  }
`;
