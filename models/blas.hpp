// BLAS and OpenMP below the libraries that use them: how many threads, and which BLAS.
#pragma once

#include <string>

namespace kindred {

/// While it lives, faiss, Eigen and BLAS use one thread: parallel_for starts ours, results do not
/// depend on how many there are, and HNSW is built the same way each time. OpenMP counts per
/// thread, OpenBLAS per process: of those that live at once, the first sets that count and the last
/// restores it. Thread-safe.
class SingleThreaded {
 public:
  SingleThreaded();
  ~SingleThreaded();
  SingleThreaded(const SingleThreaded&) = delete;
  SingleThreaded& operator=(const SingleThreaded&) = delete;

 private:
  int openmp_;
};

/// Of the whole process, for good: BLAS runs in the threads that call it. OpenBLAS starts threads
/// of its own as soon as it is loaded, and they spin, a tenth of a short run: they are ended. For
/// programs, before they do anything else; a library leaves that to its program.
void end_blas_threads();

/// "OpenBLAS 0.3.21 …", or "BLAS" where it does not say.
std::string blas_version();

}  // namespace kindred
