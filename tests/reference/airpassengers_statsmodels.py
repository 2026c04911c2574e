"""Reference figures of the forecast, computed by statsmodels.

    pip install statsmodels==0.15.0
    python tests/reference/airpassengers_statsmodels.py > tests/reference/airpassengers_statsmodels.txt

AirPassengers: Box & Jenkins 1976, Time Series Analysis, series G. Nile: the `nile` data set of statsmodels (public domain;
Cobb 1978, Biometrika 65:243-251).
"""

import pathlib
import warnings

import numpy as np
import statsmodels
from scipy.optimize import minimize
from statsmodels.datasets import nile
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.forecasting.theta import ThetaModel
import pandas as pd

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent
air = np.array([float(line) for line in (here / "airpassengers.csv").read_text().splitlines()[1:]])


def ets(y, **kw):
    return ETSModel(pd.Series(y), error="add", **kw).fit(disp=False)


def mase(y, forecast, first, last):
    """Mean over the origins of MAE over 12 months / in-sample mean |y(t) - y(t-12)|."""
    out = []
    for origin in range(first, last + 1):
        known, come = y[:origin], y[origin:origin + 12]
        scale = np.mean(np.abs(known[12:] - known[:-12]))
        out.append(np.mean(np.abs(forecast(known) - come)) / scale)
    return np.mean(out)


seasonal_naive = lambda y: y[-12:]
aaa = dict(trend="add", seasonal="add", seasonal_periods=12)
ana = dict(seasonal="add", seasonal_periods=12)
aada = dict(aaa, damped_trend=True)
level = lambda kw: lambda y: np.asarray(ets(y, **kw).forecast(12))
log = lambda kw: lambda y: np.exp(np.asarray(ets(np.log(y), **kw).forecast(12)))
theta = lambda y: np.asarray(
    ThetaModel(pd.Series(y, index=pd.date_range("1949-01", periods=len(y), freq="MS")), period=12,
               deseasonalize=True, method="mul").fit().forecast(12))



def heuristic(y, trend):
    """Hyndman et al. 2008, section 2.6.1: seasons of the first five years, a line through the first ten months."""
    head = y[:60]
    average = np.convolve(head, np.r_[0.5, np.ones(11), 0.5] / 12, "valid")
    off = head[6:-6] - average
    season = np.array([off[(m - 6) % 12::12].mean() for m in range(12)])
    season -= season.mean()
    adjusted = (y - np.resize(season, len(y)))[:10]
    slope, level = np.polyfit(np.arange(1, 11), adjusted, 1) if trend else (None, adjusted.mean())
    known = dict(initialization_method="known", initial_level=level, initial_seasonal=season)
    return dict(known, initial_trend=slope) if trend else known


def least(y, kw):
    """The parameters with the least squared errors from the heuristic's initial states, by Nelder-Mead from several
    starts: statsmodels' own search has one start and stops elsewhere for some origins."""
    model = ETSModel(pd.Series(y), error="add", **kw, **heuristic(y, "trend" in kw))
    damped = bool(kw.get("damped_trend"))

    def within(free):
        share = 1 / (1 + np.exp(-np.asarray(free)))
        alpha = 1e-4 + (1 - 2e-4) * share[0]
        gamma = 1e-4 + (1 - alpha - 1e-4) * share[1]
        beta = [1e-4 + (alpha - 1e-4) * share[2]] if "trend" in kw else []
        return [alpha, *beta, gamma, *([0.8 + 0.18 * share[3]] if damped else [])]

    squares = lambda free: np.sum(np.asarray(model.smooth(within(free)).resid) ** 2)
    rest = [-1.0] * (1 + ("trend" in kw))
    starts = [[level, *rest, *damping] for level in (-1.5, 1.0) for damping in ([[-1.0], [3.0]] if damped else [[]])]
    found = [minimize(squares, start, method="Nelder-Mead", options=dict(xatol=1e-4, fatol=1e-4)) for start in starts]
    best = min(found, key=lambda result: result.fun)
    return best.fun, np.asarray(model.smooth(within(best.x)).forecast(12))


def from_heuristic(kw, log):
    def forecast(y):
        z = np.log(y) if log else y
        ahead = np.asarray(ets(z, **kw, **heuristic(z, "trend" in kw)).forecast(12))
        return np.exp(ahead) if log else ahead
    return forecast


print("statsmodels", statsmodels.__version__)
print("# AirPassengers, 31 origins from 102 to 132 known months, 12 months ahead each: MASE")
for name, forecast in [
    ("seasonal_naive", seasonal_naive),
    ("ses", level(dict())),
    ("ets_ana", level(ana)),
    ("ets_aaa", level(aaa)),
    ("ets_aada", level(aada)),
    ("ets_ana_log", log(ana)),
    ("ets_aaa_log", log(aaa)),
    ("ets_aada_log", log(aada)),
    ("theta", theta),
    ("heuristic ets_ana", from_heuristic(ana, False)),
    ("heuristic ets_aaa", from_heuristic(aaa, False)),
    ("heuristic ets_aada", from_heuristic(aada, False)),
    ("heuristic ets_aaa_log", from_heuristic(aaa, True)),
]:
    print(name, f"{mase(air, forecast, 102, 132):.4f}")

print("# Least squared errors from the heuristic's initial states, after 102, 108, ..., 132 months; then the MASE of each")
for name, kw in [("ets_ana", ana), ("ets_aaa", aaa), ("ets_aada", aada)]:
    origins = range(102, 133, 6)
    found = [least(air[:origin], kw) for origin in origins]
    print("least", name, *(f"{squares:.2f}" for squares, _ in found))
    ahead = iter([ahead for _, ahead in found])
    errors = [mase(air, lambda _: next(ahead), origin, origin) for origin in origins]
    print("mase", name, *(f"{error:.4f}" for error in errors))

print("# A fixed filter: alpha beta gamma, level trend, then 12 seasons, January first; sse and 12 months ahead")
season = np.array([-20.0, -30, 5, 0, 2, 35, 60, 60, 15, -25, -60, -42])
fixed = ETSModel(pd.Series(air), error="add", initialization_method="known", initial_level=120.0, initial_trend=1.5,
                 initial_seasonal=season, **aaa)
result = fixed.smooth([0.3, 0.05, 0.4])
print("params", *map(str, result.params))
print("sse", f"{np.sum(np.asarray(result.resid) ** 2):.6f}")
print("ahead", *(f"{v:.6f}" for v in np.asarray(result.forecast(12))))

print("# Nile 1871 to 1970, simple exponential smoothing: alpha, level after the last year, sse")
flow = nile.load_pandas().data["volume"].to_numpy(float)
print("nile", *(f"{v:.0f}" for v in flow))
known = ETSModel(pd.Series(flow), error="add", initialization_method="known", initial_level=flow[:10].mean())
fit = known.fit(disp=False)
print("alpha", f"{np.asarray(fit.params)[0]:.5f}")
print("level", f"{np.asarray(fit.level)[-1]:.3f}")
print("sse nile", f"{fit.sse:.2f}")
