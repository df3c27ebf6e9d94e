// How the client's questions are typed from the schema: every operation of documents/ becomes a typed document of
// src/gql/graphql.ts, sent as plain text. `make generate` runs it; a test fails where its output is not current.
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../schema.graphqls',
  documents: 'documents/*.graphql',
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        immutableTypes: true,
        scalars: { DateTime: 'string', PartialDate: 'string' },
      },
    },
  },
};

export default config;
