// The lists of an area.
import { graphql } from 'relay-runtime';

export const actors = graphql`
  fragment AreaLists_actors on Query
  @refetchable(queryName: "AreaListsActorsQuery")
  @argumentDefinitions(
    area: { type: "String!" }
    first: { type: "Int", defaultValue: 50 }
    after: { type: "String" }
    kinds: { type: "[ActorKind!]" }
    classifications: { type: "[Classification!]" }
    tags: { type: "[String!]" }
    orderBy: { type: "ActorOrder" }
  ) {
    actors(
      area: $area
      first: $first
      after: $after
      kinds: $kinds
      classifications: $classifications
      tags: $tags
      orderBy: $orderBy
    ) @connection(key: "AreaLists_actors") {
      totalCount
      edges {
        node {
          id
          ...Records_leader @alias
          ...Records_organisation @alias
          ...Records_ally @alias
        }
      }
    }
  }
`;

export const issues = graphql`
  fragment AreaLists_issues on Query
  @refetchable(queryName: "AreaListsIssuesQuery")
  @argumentDefinitions(
    area: { type: "String!" }
    first: { type: "Int", defaultValue: 50 }
    after: { type: "String" }
    statuses: { type: "[IssueStatus!]" }
  ) {
    issues(area: $area, first: $first, after: $after, statuses: $statuses) @connection(key: "AreaLists_issues") {
      edges {
        node {
          ...Records_issue
        }
      }
    }
  }
`;

export const changes = graphql`
  fragment AreaLists_changes on Query
  @refetchable(queryName: "AreaListsChangesQuery")
  @argumentDefinitions(area: { type: "String!" }, last: { type: "Int", defaultValue: 20 }, before: { type: "String" }) {
    changes(area: $area, last: $last, before: $before) @connection(key: "AreaLists_changes") {
      edges {
        node {
          ...Records_change
        }
      }
    }
  }
`;

export const page = graphql`
  query AreaListsQuery($slug: String!) {
    viewer {
      ...Records_account
    }
    area(slug: $slug) {
      ...Records_area
    }
    ...AreaLists_actors @arguments(area: $slug)
    ...AreaLists_issues @arguments(area: $slug)
    ...AreaLists_changes @arguments(area: $slug)
  }
`;
