// The lists of an actor, whatever its kind: each can be read on from where it stood, and refetched by the actor's id.
import { graphql } from 'relay-runtime';

export const links = graphql`
  fragment ActorLists_links on Actor
  @refetchable(queryName: "ActorListsLinksQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 20 }
    after: { type: "String" }
    types: { type: "[LinkType!]" }
    direction: { type: "Direction", defaultValue: BOTH }
  ) {
    id
    degree
    links(first: $first, after: $after, types: $types, direction: $direction) @connection(key: "ActorLists_links") {
      totalCount
      edges {
        label
        direction
        other {
          id
          name
          kind
        }
        node {
          ...Records_link
        }
      }
    }
  }
`;

export const assessments = graphql`
  fragment ActorLists_assessments on Actor
  @refetchable(queryName: "ActorListsAssessmentsQuery")
  @argumentDefinitions(last: { type: "Int", defaultValue: 20 }, before: { type: "String" }, issue: { type: "ID" }) {
    id
    assessments(last: $last, before: $before, issue: $issue) @connection(key: "ActorLists_assessments") {
      edges {
        node {
          ...Records_assessment
        }
      }
    }
  }
`;

export const meetings = graphql`
  fragment ActorLists_meetings on Actor
  @refetchable(queryName: "ActorListsMeetingsQuery")
  @argumentDefinitions(last: { type: "Int", defaultValue: 20 }, before: { type: "String" }) {
    id
    meetings(last: $last, before: $before) @connection(key: "ActorLists_meetings") {
      totalCount
      edges {
        node {
          ...Records_meeting
        }
      }
    }
  }
`;

export const history = graphql`
  fragment ActorLists_history on Actor
  @refetchable(queryName: "ActorListsHistoryQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int", defaultValue: 20 }
    before: { type: "String" }
  ) {
    id
    history(first: $first, after: $after, last: $last, before: $before) @connection(key: "ActorLists_history") {
      edges {
        node {
          ...Records_change
        }
      }
    }
  }
`;
