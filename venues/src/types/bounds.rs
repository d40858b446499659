//! [`Bounds`]: the numbers that a venue takes as a price, a quantity or a value.
//!
//! In goes a number, out comes the nearest one that is taken, or which rule it breaks, in words. Invariant: what is given out of rounding
//! passes the check, and rounding it again gives it again.

use std::cmp::Ordering;

use super::Decimal;
use super::exact::Exact;

/// The numbers that a venue takes: from a lowest to a highest, in steps. A rule that is absent or zero does not hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds<'a> {
    /// What the number is, such as `price`.
    pub what: &'static str,
    /// The venue's names of the rules on the lowest, the highest and the step.
    pub rules: [&'static str; 3],
    /// The lowest.
    pub min: Option<&'a Decimal>,
    /// The highest.
    pub max: Option<&'a Decimal>,
    /// All numbers are multiples of it.
    pub step: Option<&'a Decimal>,
}

impl Bounds<'_> {
    /// The nearest multiple of the step; of two that are equally near, the larger one.
    pub fn nearest(&self, value: &Decimal) -> Result<Decimal, String> {
        self.rounded(value, |value, step| {
            let below = value.down_to(step)?;
            let rest = value.minus(below)?;
            match rest.compare(step.minus(rest)?)? {
                Ordering::Less => Some(below),
                _ => below.plus(step),
            }
        })
    }

    /// The largest multiple of the step that is not larger.
    pub fn down(&self, value: &Decimal) -> Result<Decimal, String> {
        self.rounded(value, Exact::down_to)
    }

    /// Which rule the number breaks.
    pub fn check(&self, value: &Decimal) -> Result<(), String> {
        let exact = self.exact(value)?;
        self.within(value, exact)?;
        let Some((step, exact_step)) = self.limit(self.step)? else {
            return Ok(());
        };
        let [_, _, rule] = self.rules;
        match exact.remainder(exact_step).map(Exact::sign) {
            Some(Ordering::Equal) => Ok(()),
            Some(_) => Err(self.broken(value, rule, &format!("it is not a multiple of {step}"))),
            None => Err(self.too_long(value)),
        }
    }

    /// The same, where there may be no number.
    pub fn check_given(&self, value: Option<&Decimal>) -> Result<(), String> {
        value.map_or(Ok(()), |value| self.check(value))
    }

    /// Refuses an order that is not for the symbol whose rules these are.
    pub fn are_of(symbol: &str, of_order: &str) -> Result<(), String> {
        match symbol == of_order {
            true => Ok(()),
            false => Err(format!(
                "the order is for {of_order}, and these are the rules of {symbol}"
            )),
        }
    }

    /// Which rule the product of two numbers breaks.
    pub fn check_product(&self, one: &Decimal, other: &Decimal) -> Result<(), String> {
        let product = self.exact(one)?.times(self.exact(other)?);
        let product = product.ok_or_else(|| self.too_long(one))?;
        self.within(&product.decimal(), product)
    }

    fn rounded(
        &self,
        value: &Decimal,
        round: impl Fn(Exact, Exact) -> Option<Exact>,
    ) -> Result<Decimal, String> {
        let exact = self.exact(value)?;
        if exact.sign() != Ordering::Greater {
            return Err(self.nothing(value));
        }
        let rounded = match self.limit(self.step)? {
            Some((_, step)) => round(exact, step).ok_or_else(|| self.too_long(value))?,
            None => exact,
        };
        // Its own digits, where there was nothing to round.
        let decimal = match rounded == exact {
            true => value.clone(),
            false => rounded.decimal(),
        };
        self.within(&decimal, rounded)?;
        Ok(decimal)
    }

    fn within(&self, value: &Decimal, exact: Exact) -> Result<(), String> {
        if exact.sign() != Ordering::Greater {
            return Err(self.nothing(value));
        }
        let [lowest, highest, _] = self.rules;
        let beyond = [
            (self.min, lowest, Ordering::Less, "below the lowest"),
            (self.max, highest, Ordering::Greater, "above the highest"),
        ];
        for (limit, rule, wrong, words) in beyond {
            let Some((limit, exact_limit)) = self.limit(limit)? else {
                continue;
            };
            match exact.compare(exact_limit) {
                Some(side) if side == wrong => {
                    return Err(self.broken(value, rule, &format!("it is {words}, {limit}")));
                }
                Some(_) => {}
                None => return Err(self.too_long(value)),
            }
        }
        Ok(())
    }

    /// A limit that holds.
    fn limit<'b>(
        &self,
        limit: Option<&'b Decimal>,
    ) -> Result<Option<(&'b Decimal, Exact)>, String> {
        let Some(limit) = limit else {
            return Ok(None);
        };
        let exact = self.exact(limit)?;
        Ok((exact.sign() == Ordering::Greater).then_some((limit, exact)))
    }

    fn exact(&self, value: &Decimal) -> Result<Exact, String> {
        Exact::of(value).ok_or_else(|| self.too_long(value))
    }

    fn nothing(&self, value: &Decimal) -> String {
        format!("the {} {value} is not above zero", self.what)
    }

    fn broken(&self, value: &Decimal, rule: &str, why: &str) -> String {
        let what = self.what;
        format!("the {what} {value} breaks {rule}: {why}")
    }

    fn too_long(&self, value: &Decimal) -> String {
        let what = self.what;
        format!("the {what} cannot be checked: {value} has too many digits to reckon with exactly")
    }
}

/// The product of two numbers, with all of its digits.
#[cfg(feature = "binance")]
pub(crate) fn exact_product(one: &Decimal, other: &Decimal) -> Result<Decimal, String> {
    let product = Exact::of(one).zip(Exact::of(other));
    let product = product.and_then(|(one, other)| one.times(other));
    let product = product.map(Exact::decimal);
    product.ok_or_else(|| format!("{one} times {other} has too many digits to reckon with exactly"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn of<'a>(min: &'a Decimal, max: &'a Decimal, step: &'a Decimal) -> Bounds<'a> {
        Bounds {
            what: "price",
            rules: ["PRICE_FILTER"; 3],
            min: Some(min),
            max: Some(max),
            step: Some(step),
        }
    }

    #[test]
    fn a_refusal_names_the_rule_and_the_numbers() {
        let (min, max, step) = (decimal("0.05"), decimal("1000.00"), decimal("0.05"));
        let bounds = of(&min, &max, &step);
        for (value, words) in [
            (
                "0.12",
                "the price 0.12 breaks PRICE_FILTER: it is not a multiple of 0.05",
            ),
            (
                "0.04",
                "the price 0.04 breaks PRICE_FILTER: it is below the lowest, 0.05",
            ),
            (
                "1000.05",
                "the price 1000.05 breaks PRICE_FILTER: it is above the highest, 1000.00",
            ),
            ("-1", "the price -1 is not above zero"),
            (
                "1e60",
                "the price cannot be checked: 1e60 has too many digits to reckon with exactly",
            ),
        ] {
            assert_eq!(bounds.check(&decimal(value)).unwrap_err(), words);
        }
        let product = bounds.check_product(&decimal("0.2"), &decimal("0.2"));
        assert_eq!(
            product.unwrap_err(),
            "the price 0.04 breaks PRICE_FILTER: it is below the lowest, 0.05"
        );
        assert_eq!(
            bounds.check_product(&decimal("0.25"), &decimal("0.2")),
            Ok(())
        );
    }

    #[test]
    fn rounding_goes_to_the_nearest_or_down() {
        let (min, max, step) = (decimal("0"), decimal("0"), decimal("0.050"));
        let bounds = of(&min, &max, &step);
        for (value, nearest, down) in [
            ("0.074", "0.05", "0.05"),
            ("0.075", "0.1", "0.05"),
            ("0.1000", "0.1000", "0.1000"),
            (
                "12345678901234567890.099",
                "12345678901234567890.1",
                "12345678901234567890.05",
            ),
        ] {
            assert_eq!(
                bounds.nearest(&decimal(value)),
                Ok(decimal(nearest)),
                "{value}"
            );
            assert_eq!(bounds.down(&decimal(value)), Ok(decimal(down)), "{value}");
        }
        // Zero is no price, and no quantity.
        assert!(
            bounds
                .nearest(&decimal("0.02"))
                .unwrap_err()
                .contains("not above zero")
        );
        assert!(
            bounds
                .down(&decimal("0.04"))
                .unwrap_err()
                .contains("not above zero")
        );
    }

    proptest! {
        #[test]
        fn what_is_rounded_passes_and_stays(mantissa in 1i64..10i64.pow(15), step in 1i64..10i64.pow(6), scales in (0u32..9, 0u32..9)) {
            let scaled = |mantissa: i64, scale: u32| Exact::new(mantissa.into(), scale).decimal();
            let (value, step) = (scaled(mantissa, scales.0), scaled(step, scales.1));
            let (min, max) = (decimal("0.001"), decimal("100000000"));
            let bounds = of(&min, &max, &step);
            let exact = |value: &Decimal| Exact::of(value).unwrap();
            for (rounded, most) in [
                (bounds.nearest(&value), exact(&step)),
                (bounds.down(&value), exact(&step)),
            ] {
                let Ok(rounded) = rounded else { continue };
                prop_assert_eq!(bounds.check(&rounded), Ok(()));
                prop_assert_eq!(bounds.nearest(&rounded), Ok(rounded.clone()));
                prop_assert_eq!(bounds.down(&rounded), Ok(rounded.clone()));
                // Less than a step away.
                let away = exact(&value).minus(exact(&rounded)).unwrap();
                prop_assert_eq!(away.compare(most), Some(Ordering::Less));
                prop_assert_eq!(Exact::new(0, 0).minus(away).unwrap().compare(most), Some(Ordering::Less));
            }
            if let Ok(down) = bounds.down(&value) {
                prop_assert_ne!(exact(&value).compare(exact(&down)), Some(Ordering::Less));
            }
        }
    }
}
