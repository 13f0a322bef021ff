// What is typed in letters as pinyin: `qwz`, `qiwangzhi` and, while one types, `qiwangz` for 期望值.
// generator/search/spelling.py writes the words that are looked up here.
(function (root) {
  "use strict";

  const JOIN = "\u02bc";
  const MOST = 3;  // ways to cut a word
  const LONGEST = 40;
  const INITIALS = 12;
  const LEAST_BEGUN = 3;
  const BY_INITIAL = " a ai an ang ao e ei en eng er o ou|b a ai an ang ao ei en eng i ian iao ie in ing o u|" +
    "c a ai an ang ao e en eng i ong ou u uan ui un uo|ch a ai an ang ao e en eng i ong ou u ua uai uan uang " +
    "ui un uo|d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo|f a an ang ei en eng " +
    "iao o ou u|g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo|h a ai an ang ao e ei en eng " +
    "ong ou u ua uai uan uang ui un uo|j i ia ian iang iao ie in ing iong iu u uan ue un|k a ai an ang ao e " +
    "ei en eng ong ou u ua uai uan uang ui un uo|l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o " +
    "ong ou u uan un uo v ve|m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u|n a ai an ang ao e " +
    "ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve|p a ai an ang ao ei en eng i ian iao ie " +
    "in ing o ou u|q i ia ian iang iao ie in ing iong iu u uan ue un|r an ang ao e en eng i ong ou u ua uan " +
    "ui un uo|s a ai an ang ao e en eng i ong ou u uan ui un uo|sh a ai an ang ao e ei en eng i ou u ua uai " +
    "uan uang ui un uo|t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo|w a ai an ang ei en eng " +
    "o u|x i ia ian iang iao ie in ing iong iu u uan ue un|y a an ang ao e i in ing o ong ou u uan ue un|" +
    "z a ai an ang ao e ei en eng i ong ou u uan ui un uo|zh a ai an ang ao e ei en eng i ong ou u ua uai " +
    "uan uang ui un uo";
  const SYLLABLES = new Set(BY_INITIAL.split("|").flatMap((group) => {
    const [initial, ...finals] = group.split(" ");
    return finals.map((final) => initial + final);
  }));
  const BEGUN = new Set([...SYLLABLES].flatMap((one) => Array.from(one, (_, at) => one.slice(0, at))));
  const TYPED = new RegExp(`^[a-z]{2,${LONGEST}}$`);
  const ONLY_INITIALS = new RegExp(`^[a-hj-tw-z]{2,${INITIALS}}$`);
  const LONGEST_SYLLABLE = 6;

  // Returns a word as pinyin has it, empty if it can be none; both `lue` and `lve` are typed for 略.
  const lettersOf = (word) => (TYPED.test(word) ? word.replace(/([ln])ue/g, "$1ve") : "");

  // Returns ways to cut letters into syllables, long ones first; where there is none, those whose last
  // one is only begun.
  function cuts(letters) {
    const whole = [];
    const begun = [];
    const dead = new Set();
    function cut(at, before) {
      if (whole.length >= MOST || dead.has(at)) return;
      const known = whole.length + begun.length;
      const rest = letters.slice(at);
      if (!rest) whole.push(before);
      for (let size = Math.min(LONGEST_SYLLABLE, rest.length); size > 0; size -= 1) {
        const syllable = rest.slice(0, size);
        if (SYLLABLES.has(syllable)) cut(at + size, [...before, syllable]);
      }
      if (before.length && begun.length < MOST && BEGUN.has(rest) && !SYLLABLES.has(rest)) {
        begun.push([...before, rest]);
      }
      if (known === whole.length + begun.length) dead.add(at);
    }
    cut(0, []);
    return whole.length ? whole.map((parts) => ({parts, open: false})) :
      begun.map((parts) => ({parts, open: true}));
  }

  const words = (parts) => parts.slice(1).map((one, at) => parts[at] + JOIN + one);
  const linked = (terms) => terms.map((term, at) => ({term, follower: terms[at + 1] || null}));

  // Returns the terms that syllables are looked up by.
  const soundTerms = (syllables) => linked(words(syllables));

  // Returns the terms that a word may be looked up by, a list for each way to read it. A third syllable
  // that is only begun is looked up by its initial, and the documents tell the rest; two initials alone
  // would bring forward too many that are refuted then.
  function readings(word) {
    const letters = lettersOf(word);
    const found = [];
    for (const {parts, open} of letters ? cuts(letters) : []) {
      const last = parts[parts.length - 1];
      if (!open && parts.length > 1) found.push(soundTerms(parts));
      if (parts.length > 2 && (open || BEGUN.has(last))) {
        found.push([...linked(words(parts.slice(0, -1))),
          ...linked(words(parts.slice(-2).map((one) => one[0])))]);
      }
    }
    if (ONLY_INITIALS.test(letters)) found.push(linked(words(Array.from(letters))));
    return found;
  }

  // Returns how many syllables, from one on, letters spell: each whole or by its initial, the last one
  // perhaps only begun; 0 if they do not.
  function spelledFrom(syllables, from, letters) {
    const syllable = syllables[from];
    if (!letters || !syllable) return 0;
    if (syllable.startsWith(letters)) return 1;
    let found = letters.startsWith(syllable) ?
      spelledFrom(syllables, from + 1, letters.slice(syllable.length)) : 0;
    if (!found && syllable.length > 1 && letters[0] === syllable[0]) {
      found = spelledFrom(syllables, from + 1, letters.slice(1));
    }
    return found && found + 1;
  }

  // Returns where letters stand in spellings: [of which, from which syllable, how many]; null if nowhere.
  function spelledIn(spellings, letters) {
    for (let number = 0; number < spellings.length; number += 1) {
      const syllables = spellings[number][1].split(" ");
      for (let from = 0; from < syllables.length; from += 1) {
        const count = spelledFrom(syllables, from, letters);
        if (count) return [number, from, count];
      }
    }
    return null;
  }

  // Returns the places in a text that letters spell.
  function marksOf(text, spellings, letters) {
    return spellings.filter(([at]) => at >= 0).flatMap(([at, run]) => {
      const place = spelledIn([[at, run]], letters);
      if (!place) return [];
      const characters = Array.from(text.slice(at));
      const width = (count) => characters.slice(0, count).join("").length;
      return [[at + width(place[1]), at + width(place[1] + place[2])]];
    });
  }

  // Returns the words of names that letters spell, in full or by initials: those they spell to the end
  // first, then, from three letters, those they begin.
  function wordsSpelled(names, letters) {
    const found = new Map();
    for (const [, label, , , aliases, spellings] of names) {
      for (const [at, run] of spellings) {
        const syllables = run.split(" ");
        const characters = Array.from(at < 0 ? aliases[-1 - at] : label.slice(at));
        const ways = [syllables.join(""), syllables.map((one) => one[0]).join("")];
        const whole = ways.includes(letters);
        if (at < 0 && characters.length !== syllables.length) continue;
        if (syllables.length > 1 && (whole || (
          letters.length >= LEAST_BEGUN && ways.some((one) => one.startsWith(letters))))) {
          const word = characters.slice(0, syllables.length).join("");
          if (whole || !found.has(word)) found.set(word, whole ? 0 : syllables.length);
        }
      }
    }
    return [...found].sort((left, right) => left[1] - right[1]).map(([word]) => word);
  }

  root.caselib.spelling = {soundTerms, lettersOf, readings, spelledFrom, spelledIn, marksOf, wordsSpelled};
})(typeof window === "undefined" ? globalThis : window);
