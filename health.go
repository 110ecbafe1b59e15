package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"marquee/bot"
)

// probe tells whether a part of the program can do its work now.
type probe struct {
	name  string
	check func(context.Context) error
}

// probeTime bounds one look at all parts.
const probeTime = 2 * time.Second

// state is one part as /readyz shows it.
type state struct {
	OK  bool   `json:"ok"`
	Why string `json:"why,omitempty"`
}

// look asks every part. ready is false when any cannot work.
func look(ctx context.Context, probes []probe) (states map[string]state, ready bool) {
	ctx, cancel := context.WithTimeout(ctx, probeTime)
	defer cancel()
	states, ready = map[string]state{}, true
	for _, p := range probes {
		s := state{OK: true}
		if err := p.check(ctx); err != nil {
			s, ready = state{Why: err.Error()}, false
		}
		states[p.name] = s
	}
	return states, ready
}

// healthRoutes serves /healthz (the process runs), /readyz (it can answer) and
// /metrics.
func healthRoutes(mux *http.ServeMux, probes []probe, m *metrics) {
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte("ok\n"))
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		states, ready := look(r.Context(), probes)
		w.Header().Set("Content-Type", "application/json")
		if !ready {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		_ = json.NewEncoder(w).Encode(states) // the client may have left
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
}

// metrics counts what the program does.
type metrics struct {
	registry     *prometheus.Registry
	interactions *prometheus.CounterVec
	answerTime   *prometheus.HistogramVec
	unhelpful    *prometheus.CounterVec
	firstAnswer  *prometheus.HistogramVec
	rest         *prometheus.CounterVec
}

// answerBuckets divide up to the three seconds that Discord waits.
var answerBuckets = []float64{.002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 3}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		interactions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "marquee_interactions_total", Help: "Commands, presses and completions by command and outcome."}, []string{"command", "outcome"}),
		answerTime: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "marquee_answer_seconds", Help: "Time from a request to its reply.",
			Buckets: answerBuckets}, []string{"command"}),
		firstAnswer: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "marquee_first_answer_seconds", Help: "Time from an interaction to its first answer, deferrals included.",
			Buckets: answerBuckets}, []string{"kind"}),
		unhelpful: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "marquee_not_helpful_total", Help: "Answers that did not help, by type of question."}, []string{"kind"}),
		rest: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "marquee_discord_responses_total", Help: "Discord's answers by status."}, []string{"status"}),
	}
	m.registry.MustRegister(m.interactions, m.answerTime, m.firstAnswer, m.unhelpful, m.rest,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// gauge registers a value that is asked for when it is read.
func (m *metrics) gauge(name, help string, value func() float64) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value))
}

// see counts one request; see bot.Watch.
func (m *metrics) see(req *bot.Request, o bot.Outcome, took time.Duration) {
	m.interactions.WithLabelValues(req.Command, string(o)).Inc()
	m.answerTime.WithLabelValues(req.Command).Observe(took.Seconds())
}

// questionKinds bounds the labels of unhelpful answers: a button's argument
// comes from outside.
const questionKinds = 40

// NotHelpful counts an answer that did not help.
func (m *metrics) NotHelpful(kind string) {
	if len(kind) > questionKinds {
		kind = "other"
	}
	m.unhelpful.WithLabelValues(kind).Inc()
}

// answered notes how long a first answer took; see discord.Responder.
func (m *metrics) answered(kind string, took time.Duration) {
	m.firstAnswer.WithLabelValues(kind).Observe(took.Seconds())
}

// seeREST counts one of Discord's answers; status 0 is a lost connection.
func (m *metrics) seeREST(_ string, status int) { m.rest.WithLabelValues(strconv.Itoa(status)).Inc() }
