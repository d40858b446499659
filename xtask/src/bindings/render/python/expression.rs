//! Python expressions of tables and rules, such as `decimal.Decimal | int` and `list[{0}]`.
//!
//! In: such a text, and what stands for its arguments. Out: the same in the words of the stub; what it names is imported.

use super::Scope;

impl Scope<'_> {
    /// An expression of the rules, such as `decimal.Decimal | int`: its dotted names are imported.
    pub(super) fn expression(&mut self, text: &str, args: &[String]) -> String {
        let mut written = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic() || c == '{') {
            written.push_str(&rest[..start]);
            rest = &rest[start..];
            let word = |c: char| c.is_ascii_alphanumeric() || "_.{}".contains(c);
            let end = rest.find(|c| !word(c)).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            written.push_str(&self.word(name, args));
            rest = after;
        }
        written + rest
    }

    fn word(&mut self, word: &str, args: &[String]) -> String {
        let number = word
            .strip_prefix('{')
            .and_then(|word| word.strip_suffix('}'));
        if let Some(number) = number {
            let arg = number
                .parse()
                .ok()
                .and_then(|number: usize| args.get(number));
            return arg.cloned().unwrap_or_default();
        }
        match word.rsplit_once('.') {
            Some((module, name)) => {
                let module = module.replace("{support}", self.support);
                self.name(&module, name)
            }
            None if word == "None" => word.to_owned(),
            None => self.name("builtins", word),
        }
    }
}
