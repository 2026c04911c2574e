//! The paths that a source names, resolved: `super::super::plan` in `src/score/nps.rs` is `crate::plan`.

use std::path::Path;

/// A file of `src` with its place in the crate.
pub struct Source {
    /// `score::nps`
    pub module: String,
    tokens: Vec<String>,
}

impl Source {
    pub fn read(file: &Path) -> Source {
        let code = fs_err::read_to_string(file).unwrap();
        let text = file.to_str().unwrap().replace('\\', "/");
        let own = text.rsplit_once("/src/").map_or(text.as_str(), |(_, own)| own).trim_end_matches(".rs");
        let module = own.trim_end_matches("/mod").replace('/', "::");
        // Files of tests are declared behind `#[cfg(test)]`.
        let tests = module.ends_with("::tests") || module.contains("::tests::");
        Source::new(&module, if tests { "" } else { &code })
    }

    pub fn new(module: &str, code: &str) -> Source {
        Source { module: module.to_owned(), tokens: without_tests(tokens(code)) }
    }

    /// The module right below the crate's root.
    pub fn top(&self) -> &str {
        self.module.split("::").next().unwrap()
    }
}

/// Every path of the source; those of ours begin with `crate::`.
pub fn paths_of(source: &Source) -> Vec<String> {
    let tokens = &source.tokens;
    let mut module: Vec<&str> = source.module.split("::").filter(|part| *part != "main" && *part != "lib").collect();
    let (mut depth, mut inline) = (0usize, Vec::new());
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(token) = tokens.get(at) {
        match token.as_str() {
            "mod" if tokens.get(at + 2).is_some_and(|next| next == "{") => {
                module.push(&tokens[at + 1]);
                inline.push(depth);
                at += 2;
                continue;
            }
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                if inline.last() == Some(&depth) {
                    inline.pop();
                    module.pop();
                }
            }
            _ if is_name(token) => {
                let mut paths = Vec::new();
                at = tree(tokens, at, &[], &mut paths);
                found.extend(paths.iter().filter_map(|path| resolved(path, &module)));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads a path, or a tree of paths as `use` has it, and gives the place after it.
fn tree<'a>(tokens: &'a [String], mut at: usize, before: &[&'a str], paths: &mut Vec<Vec<&'a str>>) -> usize {
    let mut path = before.to_vec();
    loop {
        match tokens.get(at).map(String::as_str) {
            Some("{") => {
                at += 1;
                while let Some(token) = tokens.get(at).filter(|token| *token != "}") {
                    let item = is_name(token) || token == "*";
                    at = if item { tree(tokens, at, &path, paths) } else { at + 1 };
                }
                return at + 1;
            }
            Some(name) if is_name(name) || name == "*" => path.push(name),
            _ => break,
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token != "::") {
            break;
        }
        at += 1;
    }
    paths.push(path);
    at
}

fn resolved(path: &[&str], module: &[&str]) -> Option<String> {
    let (first, rest) = path.split_first()?;
    let supers = path.iter().take_while(|part| **part == "super").count();
    let absolute: Vec<&str> = match *first {
        "crate" => rest.to_vec(),
        "self" => module.iter().chain(rest).copied().collect(),
        "super" => module.iter().take(module.len().checked_sub(supers)?).chain(&path[supers..]).copied().collect(),
        _ => return Some(path.join("::")),
    };
    Some(format!("crate::{}", absolute.join("::")))
}

fn is_name(token: &str) -> bool {
    token.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// Names, `::` and single signs; comments and literals are left out.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(letter) = rest.chars().next() {
        let skipped = comment(rest).or_else(|| literal(rest));
        let length = skipped.unwrap_or_else(|| {
            let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            if name > 0 {
                name
            } else if rest.starts_with("::") {
                2
            } else {
                letter.len_utf8()
            }
        });
        if skipped.is_none() && !letter.is_whitespace() {
            tokens.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    tokens
}

/// The length of the comment that the text begins with.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    let mut depth = usize::from(text.starts_with("/*"));
    let mut at = 2 * depth;
    while depth > 0 {
        let next = text[at..].find(['/', '*'])? + at;
        match text.get(next..next + 2) {
            Some("/*") => (depth, at) = (depth + 1, next + 2),
            Some("*/") => (depth, at) = (depth - 1, next + 2),
            _ => at = next + 1,
        }
    }
    (at > 0).then_some(at)
}

/// The length of the text or character literal that the text begins with; of a lifetime that of its quote.
fn literal(text: &str) -> Option<usize> {
    let prefixed = text.trim_start_matches(['b', 'r', 'c']);
    let prefix = text.len() - prefixed.len();
    let hashes = prefixed.len() - prefixed.trim_start_matches('#').len();
    let raw = text[..prefix.min(2)].contains('r') && prefix <= 2;
    if raw && prefixed[hashes..].starts_with('"') {
        let end = format!("\"{}", "#".repeat(hashes));
        let body = prefix + hashes + 1;
        return Some(text[body..].find(&end).map_or(text.len(), |at| body + at + end.len()));
    }
    if prefix <= 1 && prefixed.starts_with('"') {
        return Some(prefix + quoted(prefixed, '"'));
    }
    if prefix == 0 && text.starts_with('\'') {
        let mut letters = text.chars().skip(1);
        let (first, second) = (letters.next(), letters.next());
        return Some(if first == Some('\\') || second == Some('\'') { quoted(text, '\'') } else { 1 });
    }
    None
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Leaves out what stands behind `#[cfg(test)]`: tests may use what they like.
fn without_tests(tokens: Vec<String>) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].iter().map(String::as_str).take(MARK.len()).eq(MARK) {
            at = after_item(&tokens, at + MARK.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The place after the item that begins here: after its `;`, or after the block that it ends with.
fn after_item(tokens: &[String], start: usize) -> usize {
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.as_str() {
            "{" => depth += 1,
            "}" if depth <= 1 => return at + 1,
            "}" => depth -= 1,
            ";" if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}
