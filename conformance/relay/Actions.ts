// Actions, and what they put into or take out of the lists that stand on a page.
import { graphql } from 'relay-runtime';

export const addAlly = graphql`
  mutation ActionsAddAllyMutation($input: AddAllyInput!, $connections: [ID!]!) {
    addAlly(input: $input) {
      ally @appendNode(connections: $connections, edgeTypeName: "ActorEdge") {
        ...Records_ally
      }
      link {
        ...Records_link
      }
      userErrors {
        field
        message
        code
        reason
        values
      }
    }
  }
`;

export const addLink = graphql`
  mutation ActionsAddLinkMutation($input: AddLinkInput!, $from: [ID!]!, $to: [ID!]!) {
    addLink(input: $input) {
      fromEdge @appendEdge(connections: $from) {
        label
        node {
          ...Records_link
        }
      }
      toEdge @appendEdge(connections: $to) {
        label
        node {
          ...Records_link
        }
      }
      userErrors {
        message
      }
    }
  }
`;

export const changeActorKind = graphql`
  mutation ActionsChangeActorKindMutation($input: ChangeActorKindInput!) {
    changeActorKind(input: $input) {
      actor {
        ...Records_leader @alias
        ...Records_ally @alias
      }
      userErrors {
        message
      }
    }
  }
`;

export const removeActor = graphql`
  mutation ActionsRemoveActorMutation($input: RemoveActorInput!, $connections: [ID!]!) {
    removeActor(input: $input) {
      removedId @deleteRecord @deleteEdge(connections: $connections)
      removedLinkIds @deleteRecord
      userErrors {
        message
      }
    }
  }
`;

export const removeIssue = graphql`
  mutation ActionsRemoveIssueMutation($input: RemoveIssueInput!) {
    removeIssue(input: $input) {
      removedId @deleteRecord
      userErrors {
        message
      }
    }
  }
`;

export const undo = graphql`
  mutation ActionsUndoMutation($input: UndoInput!) {
    undo(input: $input) {
      change {
        ...Records_change
      }
      userErrors {
        message
      }
    }
  }
`;
