// The questions that are no lists.
import { graphql } from 'relay-runtime';

export const introductions = graphql`
  query QuestionsIntroductionsQuery($to: ID!, $from: ID) {
    introductions(to: $to, from: $from, maxHops: 4, minStrength: 2) {
      truncated
      paths {
        hops
        warmth
        weakest
        sentence
        actors {
          name
        }
        links {
          ...Records_link
        }
      }
    }
  }
`;

export const neighbourhood = graphql`
  query QuestionsNeighbourhoodQuery($of: ID!) {
    neighbourhood(of: $of, depth: 2, types: [KNOWS, MEMBER_OF]) {
      truncated
      centre {
        name
      }
      actors {
        name
      }
      links {
        ...Records_link
      }
    }
  }
`;

export const search = graphql`
  query QuestionsSearchQuery($text: String!, $area: String) {
    search(text: $text, area: $area, kinds: [ALLY], first: 5) {
      matched
      match
      actor {
        name
      }
    }
  }
`;

export const map = graphql`
  query QuestionsMapQuery($area: String!) {
    map(area: $area) {
      cursor
      area {
        ...Records_area
      }
      actors {
        name
        kind
      }
      links {
        ...Records_link
      }
    }
    linkTypes {
      type
      label
      inverseLabel
      symmetric
      ends {
        from
        to
      }
    }
  }
`;
