//! The files of the project as the checks see them: what git would keep, read once.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use ignore::WalkBuilder;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Marks within the first lines that say "a program wrote this".
const GENERATED_MARKS: [&str; 4] = [
    "@generated",
    "auto-generated",
    "automatically generated",
    "DO NOT EDIT",
];
const HEADER_LINES: usize = 8;

/// One file. Binary files have an empty text.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Path from the root, with forward slashes.
    pub(crate) path: String,
    /// The content, empty when it is not UTF-8.
    pub(crate) text: String,
    /// Whether a program wrote it: by its header or by `linguist-generated` in `.gitattributes`.
    pub(crate) generated: bool,
}

impl SourceFile {
    /// Whether the name ends with one of the extensions, given without the dot.
    pub(crate) fn has_extension(&self, extensions: &[&str]) -> bool {
        Path::new(&self.path)
            .extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| extensions.contains(&extension))
    }

    /// Last part of the path.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// All files that are not ignored by git, and the folders they lie in.
#[derive(Debug)]
pub(crate) struct Tree {
    files: Vec<SourceFile>,
    places: BTreeSet<String>,
}

impl Tree {
    /// Reads the tree below `root`, leaving out what `.gitignore` names.
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut contents = Vec::new();
        let walk = WalkBuilder::new(root)
            .hidden(false)
            .require_git(false)
            .git_global(false)
            .filter_entry(|entry| entry.file_name() != ".git")
            .build();
        for entry in walk {
            let entry = entry.map_err(io::Error::other)?;
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            let path = entry.path().strip_prefix(root).map_err(io::Error::other)?;
            let path = path.to_string_lossy().replace('\\', "/");
            // A file that vanishes while an editor saves it is not ours to report.
            let Ok(bytes) = fs::read(entry.path()) else {
                continue;
            };
            contents.push((path, String::from_utf8(bytes).unwrap_or_default()));
        }
        contents.sort();
        Ok(Self::from_contents(contents))
    }

    /// A tree from paths and texts.
    pub(crate) fn from_contents(contents: Vec<(String, String)>) -> Self {
        let marked = generated_patterns(&contents);
        let mut places = BTreeSet::new();
        for (path, _) in &contents {
            places.insert(path.clone());
            let folders = path.match_indices('/').map(|(at, _)| path[..at].to_owned());
            places.extend(folders);
        }
        let files = contents
            .into_iter()
            .map(|(path, text)| SourceFile {
                generated: has_generated_header(&text) || marked.matched(&path, false).is_ignore(),
                path,
                text,
            })
            .collect();
        Self { files, places }
    }

    /// All files in the order of their paths.
    pub(crate) fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file at a path from the root.
    pub(crate) fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Whether a file or folder lies at a path from the root. The root itself is the empty path.
    pub(crate) fn exists(&self, path: &str) -> bool {
        path.is_empty() || self.places.contains(path)
    }
}

fn has_generated_header(text: &str) -> bool {
    let mut header = text.lines().take(HEADER_LINES);
    header.any(|line| {
        let comment = line.trim_start();
        let is_comment = ["//", "/*", "*", "#", "--", "<!--"]
            .iter()
            .any(|opening| comment.starts_with(opening));
        is_comment && GENERATED_MARKS.iter().any(|mark| line.contains(mark))
    })
}

/// `.gitattributes` speaks nearly the pattern language of `.gitignore`; this borrows its matcher.
fn generated_patterns(contents: &[(String, String)]) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    let attributes = contents.iter().find(|(path, _)| path == ".gitattributes");
    for line in attributes.map_or("", |(_, text)| text).lines() {
        let mut words = line.split_whitespace();
        let Some(pattern) = words.next().filter(|word| !word.starts_with('#')) else {
            continue;
        };
        if words.any(|word| matches!(word, "linguist-generated" | "linguist-generated=true")) {
            // A pattern that does not parse marks nothing, so the file is checked as hand-written.
            let _ = builder.add_line(None, pattern);
        }
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

#[cfg(test)]
pub(crate) fn tree_of(files: &[(&str, &str)]) -> Tree {
    let contents = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    Tree::from_contents(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_by_header_or_attribute() {
        let tree = tree_of(&[
            (".gitattributes", "web/src/api/*.ts linguist-generated\n"),
            ("crates/a/src/list.rs", "// @generated by a program\n"),
            (
                "crates/a/src/hand.rs",
                "const MARK: &str = \"@generated\";\n",
            ),
            ("web/src/api/schema.ts", "export {}\n"),
            ("web/src/own.ts", "export {}\n"),
        ]);
        let generated: Vec<&str> = tree
            .files()
            .iter()
            .filter(|file| file.generated)
            .map(|file| file.path.as_str())
            .collect();
        assert_eq!(generated, ["crates/a/src/list.rs", "web/src/api/schema.ts"]);
    }

    #[test]
    fn knows_files_and_folders() {
        let tree = tree_of(&[("docs/decisions/0001-a.md", "")]);
        assert!(tree.exists("docs/decisions"));
        assert!(tree.exists("docs/decisions/0001-a.md"));
        assert!(!tree.exists("docs/decisions/0002-b.md"));
    }

    #[test]
    fn leaves_out_what_git_ignores() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".gitignore"), "/target\n").unwrap();
        fs::create_dir(folder.path().join("target")).unwrap();
        fs::write(folder.path().join("target/out.rs"), "").unwrap();
        fs::write(folder.path().join("kept.rs"), "fn a() {}").unwrap();
        let tree = Tree::read(folder.path()).unwrap();
        let paths: Vec<&str> = tree.files().iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, [".gitignore", "kept.rs"]);
    }
}
