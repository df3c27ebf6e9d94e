// How the schema is read by its linter: the recommended rules, Relay's, and a description on everything that has a name.
import { fileURLToPath } from 'node:url';
import graphql from '@graphql-eslint/eslint-plugin';

export default [
  {
    files: ['**/*.graphql', '**/*.graphqls'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: process.env.SCHEMA ?? fileURLToPath(new URL('../schema.graphqls', import.meta.url)) } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // Connections offer their nodes beside their edges.
      '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false }],
      // Answers and values have no id of their own: they are nothing that could be looked up again.
      '@graphql-eslint/strict-id-in-types': ['error', {
        exceptions: {
          types: [
            'Acquaintance', 'Acquaintances', 'Agenda', 'AreaMap', 'Assertion', 'Bridge', 'BridgeRanking', 'ContactDetail', 'Decider',
            'Decision', 'ExternalIdentifier', 'FieldChange', 'GapActors', 'GapLinks', 'Gaps', 'Group', 'GroupSummary', 'GroupTie', 'Growth', 'GrowthCount', 'GrowthPeriod',
            'Influencer', 'IntroductionPath', 'Introductions', 'LikelyDuplicate', 'LikelyDuplicates', 'LinkTypeDescription',
            'LinkTypeEnds', 'MapPosition', 'Movable', 'MovableRanking', 'Move', 'Movement', 'Neighbourhood', 'OtherName', 'Overlap', 'Overlaps',
            'PageInfo', 'Position', 'PowerGrid', 'RecordChange', 'Revision', 'SearchResult', 'Seen', 'Sources', 'Spectrum',
            'SpectrumBand', 'StepAway', 'StepsAway', 'StrangerPair', 'Strangers', 'Suggestion', 'Supporter', 'SupportTree', 'Unmet',
            'UnmetAlly', 'UserError',
          ],
          suffixes: ['Payload', 'Edge', 'Connection'],
        },
      }],
      '@graphql-eslint/require-description': ['error', {
        types: true,
        rootField: true,
        FieldDefinition: true,
        InputValueDefinition: true,
        EnumValueDefinition: true,
        DirectiveDefinition: true,
      }],
    },
  },
];
