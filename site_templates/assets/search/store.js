// Loads the files of the index, each once. How a file is loaded is handed in: a page adds a script
// tag, Node reads the file. `load(name, true)` wants the file itself and no copy that a cache has kept.
(function (root) {
  "use strict";

  const VERSION = 1;
  const NAME_LENGTH = 5;
  const BLOCK = 32;
  const JOIN = "\u02bc";  // of syllables: terms that hold it have files of their own
  const MOST_TERMS = 200;  // decoded; at 10,000 documents one takes up to 100 KB
  const given = new Map();
  const {numbers, postings, hash} = root.caselib.postings;

  // Every file of the index calls this with its name and what is in it.
  root.caselib.taken = (name, ...values) => { given.set(name, values); };

  // `load(name)` runs the file of this name and resolves when it has run.
  function Store(load) {
    const asked = new Map();
    const terms = new Map();
    const heavy = new Map();
    const facets = new Map();
    const buckets = new Map();
    let head = null;
    let folded = false;

    function file(name) {
      if (!asked.has(name)) {
        asked.set(name, load(name).then(() => {
          const values = given.get(name);
          given.delete(name);
          if (!values) throw new Error(`the index has no ${name}`);
          return values;
        }).catch((error) => {
          asked.delete(name);  // the next query tries again
          throw error;
        }));
      }
      return asked.get(name);
    }

    // Without its table what is traditional is not found, and all else is: each query asks for it again.
    const fold = (name) => file(name).then((table) => {
      root.caselib.folding.simplify(...table);
      folded = true;
    }).catch(() => {});

    async function start() {
      if (head && !folded) await fold(head.folding);
      if (head) return head;
      const [found] = await file("root");
      if (found.version !== VERSION) {
        const error = new Error(`the index has version ${found.version}, the scripts ${VERSION}`);
        error.name = "VersionError";
        throw error;
      }
      await fold(found.folding);
      const [words, names] = found.heavy;
      words.split(" ").forEach((word, at) => heavy.set(word, part(names, at)));
      head = found;
      return head;
    }

    const part = (names, at) => names.slice(at * NAME_LENGTH, (at + 1) * NAME_LENGTH);

    async function bucket(name) {
      const [words, lengths, text] = await file(name);
      const found = new Map();
      let at = 0;
      const sizes = numbers(lengths);
      words.split(" ").forEach((word, place) => {
        if (word) found.set(word, [at, at + sizes[place]]);
        at += sizes[place] || 0;
      });
      return {found, text};
    }

    // Loads the root anew, past every cache, and forgets all else if it has changed: files of an older
    // index may be gone.
    async function refresh() {
      const before = JSON.stringify(head);
      await load("root", true);
      const found = given.get("root");
      given.delete("root");
      if (!found) throw new Error("the index has no root");
      if (JSON.stringify(found[0]) === before) return false;
      [asked, terms, heavy, facets, buckets].forEach((one) => one.clear());
      folded = false;
      asked.set("root", Promise.resolve(found));
      head = null;
      try {
        await start();
      } catch (error) {
        if (before !== "null") error.name = "VersionError";  // a newer index that these scripts cannot read
        throw error;
      }
      return before !== "null";
    }

    async function term(word) {
      if (heavy.has(word)) return postings((await file(`h-${hash(word)}-${heavy.get(word)}`))[1]);
      const [family, names] = word.includes(JOIN) ? ["s", head.spelled] : ["t", head.buckets];
      const number = hash(word) % (names.length / NAME_LENGTH);
      const name = `${family}/${number}-${part(names, number)}`;
      if (!buckets.has(name)) buckets.set(name, await bucket(name));
      const {found, text} = buckets.get(name);
      return postings(found.has(word) ? text.slice(...found.get(word)) : "");
    }

    // Returns a term's postings: empty where no document has it, null where its file cannot be had.
    async function postingsOf(word) {
      if (!terms.has(word)) {
        if (terms.size >= MOST_TERMS) terms.clear();  // a page that stays open all day forgets
        try {
          terms.set(word, await term(word));
        } catch (error) {
          return null;
        }
      }
      return terms.get(word);
    }

    async function document(number) {
      const block = Math.floor(number / BLOCK);
      return (await file(`d/${block}-${part(head.blocks, block)}/${number % BLOCK}`))[0];
    }

    // Returns a facet: its key, label, the values with their labels, the combinations of values (by
    // place) that there are, and which one each document has.
    async function facet([key, name]) {
      if (!facets.has(key)) {
        const [label, values, combinations, text] = await file(`f/${key}-${name}`);
        facets.set(key, {key, label, combinations, borne: Uint32Array.from(numbers(text)),
          values: values.map(([id, said]) => ({id, label: said}))});
      }
      return facets.get(key);
    }

    // Returns the rank of each document's day: of being new, or of the last review.
    async function ranks(kind) {
      const [days] = await file(head.dates);
      return numbers(days[kind === "reviewed" ? 1 : 0]);
    }

    // Returns the names of a kind of thing: [kind, label, detail, url, other names, spellings].
    async function names(kind) {
      await start();
      return head.names[kind] ? (await file(`n/${kind}-${head.names[kind]}`))[0] : [];
    }

    // Returns how common characters sound: `a啊阿ai哀...`.
    async function sounds() {
      const name = (await start()).sounds;
      return name ? (await file(name))[0] : "";
    }

    return {names, sounds, start, whole: () => folded, postingsOf, document, facet, ranks, refresh};
  }

  root.caselib.searchStore = Store;
})(typeof window === "undefined" ? globalThis : window);
