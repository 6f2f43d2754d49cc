const emptyScope = {
  type: "module",
  isStrict: true,
  upper: null,
  variables: [],
  references: [],
  through: [],
  childScopes: [],
  set: new Map<string, never>(),
};

/**
 * What rules for programs find in a text that is none: nothing. Many configurations switch such rules on for all files,
 * and ESLint sets every one of them up for texts as well, where a function that is not there would end the whole run.
 */
export class NoProgram {
  readonly isESTree = false;
  readonly scopeManager = {
    scopes: [emptyScope],
    globalScope: emptyScope,
    acquire: (): null => null,
    getDeclaredVariables: (): readonly never[] => [],
  };
  readonly parserServices: object = typeServices();

  getAllComments(): readonly never[] {
    return [];
  }

  getCommentsBefore(): readonly never[] {
    return [];
  }

  getCommentsAfter(): readonly never[] {
    return [];
  }

  getCommentsInside(): readonly never[] {
    return [];
  }

  commentsExistBetween(): boolean {
    return false;
  }

  getTokens(): readonly never[] {
    return [];
  }

  getFirstToken(): null {
    return null;
  }

  getLastToken(): null {
    return null;
  }

  getTokenBefore(): null {
    return null;
  }

  getTokenAfter(): null {
    return null;
  }

  getNodeByRangeIndex(): null {
    return null;
  }

  getScope(): typeof emptyScope {
    return emptyScope;
  }

  getDeclaredVariables(): readonly never[] {
    return [];
  }
}

/** Rules of typescript-eslint refuse to be set up without a compiler; this one knows of no file. */
function typeServices(): object {
  return {
    program: unanswering(),
    esTreeNodeToTSNodeMap: new WeakMap<object, never>(),
    tsNodeToESTreeNodeMap: new WeakMap<object, never>(),
  };
}

/** Whatever it is asked, it answers with itself. */
function unanswering(): object {
  const itself: object = new Proxy(() => undefined, {
    get: (_, name) => (typeof name === "symbol" ? undefined : itself),
    apply: () => itself,
  });
  return itself;
}
