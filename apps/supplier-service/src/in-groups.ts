/** How what waits is done in groups. */
interface Grouping<Member, Answer> {
  /** The most that one group has. */
  readonly membersMax: number;
  /** The most groups that are under way at once. */
  readonly underWayMax: number;
  /** What a member has to itself: two of one name are never under way at once. */
  readonly namesOf: (member: Member) => readonly string[];
  /**
   * Does a group, and then says of each member, in their order, what it is answered: another group
   * may begin meanwhile, also where some of these answers are yet to come.
   */
  readonly serve: (members: readonly Member[]) => Promise<readonly Promise<Answer>[]>;
}

interface Waiting<Member, Answer> {
  readonly member: Member;
  readonly names: readonly string[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** Who waits for names, in the order of arrival: the first of a line has the name to itself. */
function createLines<Member, Answer>() {
  const lines = new Map<string, Waiting<Member, Answer>[]>();
  const isFirst = (it: Waiting<Member, Answer>) =>
    it.names.every((name) => lines.get(name)?.[0] === it);
  return {
    /** Whether its turn has come. */
    join: (it: Waiting<Member, Answer>): boolean => {
      for (const name of it.names) {
        const line = lines.get(name);
        if (line === undefined) lines.set(name, [it]);
        else line.push(it);
      }
      return isFirst(it);
    },
    /** Whose turn comes by that. */
    leave: (it: Waiting<Member, Answer>): Waiting<Member, Answer>[] =>
      it.names.flatMap((name) => {
        const line = lines.get(name) ?? [];
        line.shift();
        const [next] = line;
        if (next === undefined) lines.delete(name);
        return next !== undefined && isFirst(next) ? [next] : [];
      }),
  };
}

/**
 * Does in groups what is asked for one by one: what waits while a group is under way is the next
 * one. Nothing is held back to make a group larger: one who asks alone is served at once, together
 * with whoever has asked in the same turn of the event loop. Of one name all are served in the
 * order of arrival.
 * @returns asks for something, and answers what `serve` says of it.
 */
export function createGroups<Member, Answer>({
  membersMax,
  underWayMax,
  namesOf,
  serve,
}: Grouping<Member, Answer>): (member: Member) => Promise<Answer> {
  type One = Waiting<Member, Answer>;
  const lines = createLines<Member, Answer>();
  const ready: One[] = [];
  let underWay = 0;
  let isBeginning = false;

  async function settle(one: One, answer: Promise<Answer>): Promise<void> {
    await answer.then(one.resolve, one.reject);
    ready.push(...lines.leave(one));
    beginSoon();
  }

  async function begin(): Promise<void> {
    isBeginning = false;
    const group = ready.splice(0, membersMax);
    underWay += 1;
    beginSoon();
    try {
      const answers = await serve(group.map(({ member }) => member));
      group.forEach((one, at) => {
        void settle(one, answers[at] ?? Promise.reject(new Error("a member was forgotten")));
      });
    } catch (error) {
      for (const one of group) void settle(one, Promise.reject(error));
    } finally {
      underWay -= 1;
      beginSoon();
    }
  }

  function beginSoon(): void {
    if (isBeginning || ready.length === 0 || underWay >= underWayMax) return;
    isBeginning = true;
    setImmediate(() => void begin());
  }

  return (member) =>
    new Promise((resolve, reject) => {
      const one = { member, names: namesOf(member), resolve, reject };
      if (lines.join(one)) ready.push(one);
      beginSoon();
    });
}
