"""Reference values of src/score/clv/tests.rs: run with python3, mpmath and scipy; prints Rust rows."""

from mpmath import hyp2f1, mp, mpf
from scipy.stats import beta

mp.dps = 40
print("// a, b, c, z, 2F1(a, b; c; z)")
for a, b, c, z in [
    (1, 3.806, 4.474, 1 / 1.1),
    (1, 1.182, 1.886, 1 / 1.1),
    (1, 8.806, 9.474, 1 / 1.01),
    (2.243, 4.426, 4.219, 39 / (4.414 + 38.86 + 39)),
    (0.243, 2.426, 2.219, 260 / (4.414 + 0.2 + 260)),
    (0.5, 0.3, -0.2, 0.4),
    (30.2, 32.4, 32.2, 0.7),
    (1, 5, 6, 0.99),
    (2.5, 1.5, 4.0, 0.95),
    (1, 2.2, 3.5, 0.0),
]:
    print(f"({a!r}, {b!r}, {c!r}, {z!r}, {mp.nstr(hyp2f1(mpf(a), mpf(b), mpf(c), mpf(z)), 17)}),")
print("// p, a, b, quantile")
for p, a, b in [(0.025, 9.5, 1.5), (0.975, 9.5, 1.5), (0.025, 224.5, 14.5), (0.975, 0.5, 10.5), (0.5, 2.0, 3.0)]:
    print(f"({p!r}, {a!r}, {b!r}, {float(beta.ppf(p, a, b))!r}),")
